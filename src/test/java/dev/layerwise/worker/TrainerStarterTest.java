package dev.layerwise.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainerStarterTest {
  @TempDir Path data;

  private TrainerStarter starter(Class<?> main, Duration patience) {
    return new TrainerStarter(ScriptedTrainer.launch(main, data), patience);
  }

  @Test
  void handsOverATrainerThatSaysWhatItsDeviceIs() throws Exception {
    var ready = starter(ScriptedTrainer.class, Duration.ofMinutes(1)).start(DeviceSlot.CPU);

    try (var trainer = ready.trainer()) {
      assertThat(ready.device().name()).isEqualTo("Abacus");
      assertThat(trainer.isAlive()).isTrue();
    }
  }

  @Test
  void saysWhyATrainerDied() {
    assertThatThrownBy(
            () ->
                starter(ScriptedTrainer.WithoutEngine.class, Duration.ofMinutes(1))
                    .start(DeviceSlot.CPU))
        .isInstanceOf(TrainerStarter.NotReady.class)
        .hasMessageContaining("exit code 3")
        .hasMessageContaining("No deep learning engine found.");
    assertThat(data.resolve("logs/trainer-cpu.log"))
        .content()
        .contains("No deep learning engine found.");
  }

  @Test
  void endsATrainerThatSpeaksAnotherLanguage() {
    assertThatThrownBy(
            () ->
                starter(ScriptedTrainer.Babbling.class, Duration.ofMinutes(1))
                    .start(DeviceSlot.CPU))
        .isInstanceOf(TrainerStarter.NotReady.class)
        .hasMessageContaining("cannot be read");
  }

  @Test
  void endsATrainerThatIsNotReadyInTime() throws Exception {
    var starter = starter(ScriptedTrainer.Silent.class, Duration.ofMillis(300));
    var trainer = starter.launch(DeviceSlot.CPU);

    assertThatThrownBy(() -> starter.awaitReady(trainer, DeviceSlot.CPU))
        .isInstanceOf(TrainerStarter.NotReady.class)
        .hasMessageContaining("not ready within");
    assertThat(ProcessHandle.of(trainer.pid()).map(ProcessHandle::onExit))
        .satisfiesAnyOf(
            exit -> assertThat(exit).isEmpty(),
            exit -> assertThat(exit.orElseThrow()).succeedsWithin(Duration.ofSeconds(10)));
  }

  @Test
  void aGpuThatTurnsOutToBeACpuIsAFailure() {
    assertThatThrownBy(
            () ->
                starter(ScriptedTrainer.class, Duration.ofMinutes(1))
                    .start(new DeviceSlot("gpu", 0)))
        .isInstanceOf(TrainerStarter.NotReady.class)
        .hasMessageContaining("gpu0 was asked for")
        .hasMessageContaining("works on cpu");
  }
}
