package dev.layerwise.trainer;

import dev.layerwise.training.EngineBuild;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * CUDA's runtime, for DJL to count the cards with. DJL looks for it among the host's libraries, by
 * its plain name and before it unpacks any of the engine's own; without one it takes the host for
 * one without cards, and refuses the very package that brings the runtime along.
 */
final class CudaRuntime {
  private static final String NAME = "cudart";

  /** Where DJL looks first, by way of JNA. */
  private static final String SEARCHED = "jna.library.path";

  private CudaRuntime() {}

  /**
   * Unpacks the runtime of an engine's package, if it has one, and lets it be found.
   *
   * @param cache where the engine unpacks its own files
   */
  static void of(EngineBuild build, Path cache) {
    file(build).ifPresent(library -> searchFirst(unpack(build, library, cache)));
  }

  private static void searchFirst(Path folder) {
    var others = System.getProperty(SEARCHED);
    System.setProperty(
        SEARCHED, others == null ? folder.toString() : folder + File.pathSeparator + others);
  }

  private static Optional<String> file(EngineBuild build) {
    return build.usesGpus()
        ? build.libraries().stream().filter(name -> name.startsWith("lib" + NAME)).findFirst()
        : Optional.empty();
  }

  /** The folder of the library, which has its plain name there. */
  private static Path unpack(EngineBuild build, String library, Path cache) {
    var folder = cache.resolve("cuda-runtime-" + build.version() + "-" + build.flavor());
    var plain = folder.resolve(System.mapLibraryName(NAME));
    if (!Files.exists(plain)) {
      var loader = Thread.currentThread().getContextClassLoader();
      try (var packed = loader.getResourceAsStream(build.resource(library))) {
        if (packed == null) {
          throw new IOException(build.resource(library) + " is not in the engine's package");
        }
        var partial = Files.createTempFile(Files.createDirectories(folder), NAME, ".part");
        Files.copy(packed, partial, StandardCopyOption.REPLACE_EXISTING);
        Files.move(partial, plain, StandardCopyOption.ATOMIC_MOVE);
      } catch (IOException e) {
        throw new UncheckedIOException("CUDA's runtime could not be unpacked to " + folder, e);
      }
    }
    return folder;
  }
}
