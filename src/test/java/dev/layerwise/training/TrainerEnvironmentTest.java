package dev.layerwise.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class TrainerEnvironmentTest {
  static final List<String> LOOPS = TrainerEnvironment.LOOPS;

  /** Java would pass over a name that nothing has, and a run would begin slowly again. */
  @ParameterizedTest
  @FieldSource("LOOPS")
  void whatIsCompiledEarlyIsThere(String pattern) throws ClassNotFoundException {
    var names = pattern.split("::");
    var type = Class.forName(names[0].replace("*", ""), false, getClass().getClassLoader());
    var types = Stream.concat(Stream.of(type), Stream.of(type.getDeclaredClasses()));

    assertThat(types.flatMap(one -> Stream.of(one.getDeclaredMethods())))
        .extracting(Method::getName)
        .anyMatch(
            Pattern.compile(names[1].replace("$", "\\$").replace("*", ".*")).asMatchPredicate());
  }

  @Test
  void theEnginesThreadsHaveThoseProcessorsThatTheTrainersHave() {
    var bound = new TrainerEnvironment("MXNet", "cpu", 2, List.of(4, 6), Path.of("cache"));

    assertThat(bound.variables())
        .containsEntry("OMP_PLACES", "{4},{6}")
        .containsEntry("OMP_PROC_BIND", "true");
    assertThat(bound.command("java", "classes")).contains("-Dlayerwise.processors=4,6");
  }

  @Test
  void withoutProcessorsTheKernelPlacesThem() {
    var free = new TrainerEnvironment("MXNet", "cpu", 2, List.of(), Path.of("cache"));

    assertThat(free.variables()).doesNotContainKeys("OMP_PLACES", "OMP_PROC_BIND");
  }
}
