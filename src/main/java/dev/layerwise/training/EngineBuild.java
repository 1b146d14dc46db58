package dev.layerwise.training;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * The engine whose native library this build brings, as the library's package describes itself.
 *
 * @param name as DJL knows it: {@code MXNet} or {@code PyTorch}
 * @param version of the package
 * @param flavor of the library, such as {@code mkl}, {@code cpu} or {@code cu124}
 * @param platform such as {@code linux-x86_64}
 * @param libraries the names of its files
 */
public record EngineBuild(
    String name, String version, String flavor, String platform, List<String> libraries) {
  /**
   * What is on the class path; without any library MXNet is named, and its trainer will complain.
   */
  public static EngineBuild find() {
    return Stream.of("MXNet", "PyTorch")
        .map(EngineBuild::find)
        .filter(build -> !build.platform.isEmpty())
        .findFirst()
        .orElseGet(() -> find("MXNet"));
  }

  /** The same of one engine; empty words where its library is not on the class path. */
  public static EngineBuild find(String engine) {
    var description = description(engine);
    var classifier = description.getProperty("classifier", "");
    var version = description.getProperty("version", "");
    var libraries = List.of(description.getProperty("libraries", "").split(","));
    var flavor = description.getProperty("flavor");
    if (flavor != null) {
      return new EngineBuild(engine, version, flavor, classifier, libraries);
    }
    // MXNet's package has both in one: mkl-linux-x86_64.
    var parts = classifier.split("-", 2);
    return new EngineBuild(engine, version, parts[0], parts.length == 2 ? parts[1] : "", libraries);
  }

  public boolean usesGpus() {
    return flavor.startsWith("cu");
  }

  /** Where on the class path this file of the library is. */
  public String resource(String library) {
    return String.join("/", folder(name), flavor, platform, library);
  }

  private static String folder(String engine) {
    return engine.toLowerCase(Locale.ROOT);
  }

  private static Properties description(String engine) {
    var description = new Properties();
    var loader = Thread.currentThread().getContextClassLoader();
    try (var stream = loader.getResourceAsStream("native/lib/" + folder(engine) + ".properties")) {
      if (stream != null) {
        description.load(stream);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return description;
  }
}
