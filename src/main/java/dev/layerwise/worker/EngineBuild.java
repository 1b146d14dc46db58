package dev.layerwise.worker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Properties;

/**
 * The engine whose native library this build brings.
 *
 * @param name as DJL knows it
 * @param flavor of the library, such as {@code mkl-linux-x86_64} or {@code cu124-linux-x86_64}
 */
record EngineBuild(String name, String flavor) {
  private static final Map<String, String> DESCRIPTIONS =
      Map.of("MXNet", "native/lib/mxnet.properties", "PyTorch", "native/lib/pytorch.properties");

  /**
   * What is on the class path; without any library MXNet is named, and its trainer will complain.
   */
  static EngineBuild find() {
    for (var engine : DESCRIPTIONS.keySet()) {
      var description = read(DESCRIPTIONS.get(engine));
      if (!description.isEmpty()) {
        return new EngineBuild(engine, description.getProperty("classifier", ""));
      }
    }
    return new EngineBuild("MXNet", "");
  }

  boolean usesGpus() {
    return flavor.startsWith("cu");
  }

  private static Properties read(String resource) {
    var description = new Properties();
    var loader = Thread.currentThread().getContextClassLoader();
    try (var stream = loader.getResourceAsStream(resource)) {
      if (stream != null) {
        description.load(stream);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return description;
  }
}
