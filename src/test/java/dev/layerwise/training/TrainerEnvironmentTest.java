package dev.layerwise.training;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class TrainerEnvironmentTest {
  static final List<String> LOOPS = TrainerEnvironment.LOOPS;

  /** Java would pass over a name that nothing has, and a run would begin slowly again. */
  @ParameterizedTest
  @FieldSource("LOOPS")
  void whatIsCompiledEarlyIsThere(String pattern) {
    var name = pattern.replace("*", "");

    assertThatCode(() -> Class.forName(name, false, getClass().getClassLoader()))
        .doesNotThrowAnyException();
  }
}
