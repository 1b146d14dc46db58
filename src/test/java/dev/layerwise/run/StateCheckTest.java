package dev.layerwise.run;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The database itself refuses a run whose columns do not fit its state. */
class StateCheckTest {
  private final RunFixture site = RunFixture.usual();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "state = 'DREAMING'",
        "state = 'PREPARING'",
        "state = 'TRAINING'",
        "state = 'PAUSED'",
        "state = 'COMPLETED'",
        "state = 'COMPLETED', finished_at = now()",
        "state = 'STOPPED', finished_at = now()",
        "lease_until = now()",
        "finished_at = now()",
        "paused_for = 'quota'",
        "wanted = 'STOP'",
        "slice_device_ms = 0",
        "checkpoint_blob = 'x'",
        "attempts = 4"
      })
  void aWaitingRunCannotBecome(String change) {
    site.submit(site.student("ada"), "gpu");

    assertThatThrownBy(() -> site.jdbi.useHandle(h -> h.execute("UPDATE run SET " + change)))
        .hasMessageContaining("violates check constraint");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "lease_until = NULL",
        "worker_id = NULL",
        "device_id = NULL",
        "slice_started_at = NULL",
        "state = 'QUEUED'",
        "paused_for = 'student'",
        "state = 'FAILED', finished_at = now()"
      })
  void aTrainingRunCannotBecome(String change) {
    site.training(site.student("ada"), "gpu");

    assertThatThrownBy(() -> site.jdbi.useHandle(h -> h.execute("UPDATE run SET " + change)))
        .hasMessageContaining("violates check constraint");
  }

  @Test
  void aTrainingRunMayBeWantedToStop() {
    site.training(site.student("ada"), "gpu");

    assertThatCode(() -> site.jdbi.useHandle(h -> h.execute("UPDATE run SET wanted = 'STOP'")))
        .doesNotThrowAnyException();
  }
}
