package dev.layerwise.trainer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What a card is called: its model, where NVIDIA's driver tells of one model only. It lists cards
 * by their place on the bus and the engine by their speed, so of several models nobody knows which.
 */
final class CardName {
  private static final Path DRIVER = Path.of("/proc/driver/nvidia/gpus");
  private static final String MODEL = "Model:";

  private CardName() {}

  static String of(int number) {
    return of(number, DRIVER);
  }

  /**
   * @param driver a folder with one for each card, and a file {@code information} in it
   */
  static String of(int number, Path driver) {
    var models = models(driver);
    if (models.stream().distinct().count() != 1) {
      return "GPU " + number;
    }
    return models.size() == 1 ? models.get(0) : models.get(0) + " (GPU " + number + ")";
  }

  private static List<String> models(Path driver) {
    try (var cards = Files.list(driver)) {
      return cards.map(CardName::model).filter(model -> !model.isEmpty()).toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  private static String model(Path card) {
    try (var lines = Files.lines(card.resolve("information"))) {
      return lines
          .filter(line -> line.startsWith(MODEL))
          .map(line -> line.substring(MODEL.length()).strip())
          .findFirst()
          .orElse("");
    } catch (IOException e) {
      return "";
    }
  }
}
