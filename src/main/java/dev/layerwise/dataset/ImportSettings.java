package dev.layerwise.dataset;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * From where imports fetch, and where they keep what is on its way: {@code imports} in the site's
 * folder.
 */
@ApplicationScoped
class ImportSettings {
  private static final long MOST_BYTES = 512L << 20;

  private final Path folder;
  private final URI cifar10;
  private final URI fashionMnist;
  private final Duration pause;

  ImportSettings(
      @ConfigProperty(name = "layerwise.data") Path folder,
      @ConfigProperty(name = "layerwise.import.cifar-10") URI cifar10,
      @ConfigProperty(name = "layerwise.import.fashion-mnist-full") URI fashionMnist,
      @ConfigProperty(name = "layerwise.import.retry") Duration pause) {
    this.folder = folder.toAbsolutePath().resolve("imports");
    this.cifar10 = cifar10;
    this.fashionMnist = fashionMnist;
    this.pause = pause;
  }

  Path folder() {
    return folder;
  }

  @Nullable URI address(String dataset) {
    return switch (dataset) {
      case "cifar-10" -> cifar10;
      case "fashion-mnist-full" -> fashionMnist;
      default -> null;
    };
  }

  Download download() {
    return new Download(pause, MOST_BYTES);
  }
}
