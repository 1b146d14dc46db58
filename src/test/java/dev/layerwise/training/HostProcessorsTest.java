package dev.layerwise.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class HostProcessorsTest {
  @Test
  void theKernelsListIsRead() {
    assertThat(HostProcessors.allowed(List.of("Name:\tjava", "Cpus_allowed_list:\t0-3,8,10-11")))
        .containsExactly(0, 1, 2, 3, 8, 10, 11);
    assertThat(HostProcessors.allowed(List.of("Cpus_allowed_list:\t5"))).containsExactly(5);
    assertThat(HostProcessors.allowed(List.of("Cpus_allowed:\tff"))).isEmpty();
  }

  @Test
  void whereThereIsOnlyTheTimeOfSomeNoneAreNamed() {
    int here = Runtime.getRuntime().availableProcessors();

    assertThat(HostProcessors.ifThereAre(here))
        .satisfiesAnyOf(own -> assertThat(own).isEmpty(), own -> assertThat(own).hasSize(here));
    assertThat(HostProcessors.ifThereAre(100_000)).isEmpty();
  }
}
