package dev.layerwise.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Folders as NVIDIA's driver lays them out. */
class CardNameTest {
  @TempDir Path driver;

  @Test
  void aLoneCardIsCalledByItsModel() throws IOException {
    card("0000:01:00.0", "NVIDIA GeForce RTX 4090");

    assertThat(CardName.of(0, driver)).isEqualTo("NVIDIA GeForce RTX 4090");
  }

  @Test
  void equalCardsAreToldApartByTheirNumber() throws IOException {
    card("0000:01:00.0", "NVIDIA A100-SXM4-40GB");
    card("0000:41:00.0", "NVIDIA A100-SXM4-40GB");

    assertThat(CardName.of(1, driver)).isEqualTo("NVIDIA A100-SXM4-40GB (GPU 1)");
  }

  @Test
  void whereModelsDifferOrAreUnknownTheNumberIsAllThereIs() throws IOException {
    assertThat(CardName.of(2, driver.resolve("nowhere"))).isEqualTo("GPU 2");
    Files.createDirectories(driver.resolve("without-information"));
    assertThat(CardName.of(0, driver)).isEqualTo("GPU 0");
    card("0000:01:00.0", "Tesla T4");
    card("0000:41:00.0", "NVIDIA A100-SXM4-40GB");
    assertThat(CardName.of(1, driver)).isEqualTo("GPU 1");
  }

  private void card(String place, String model) throws IOException {
    var folder = Files.createDirectories(driver.resolve(place));
    Files.writeString(
        folder.resolve("information"), "Model: \t\t %s%nIRQ:   \t\t 74%n".formatted(model));
  }
}
