package dev.layerwise.worker;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Where a trainer's classes are: those of the jar that runs, or those of the build at hand. */
final class TrainerClasspath {
  private TrainerClasspath() {}

  static String find(Optional<String> configured) {
    return configured
        .filter(path -> !path.isBlank())
        .or(TrainerClasspath::ofRunningJar)
        .or(TrainerClasspath::ofBuild)
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "The trainer's classes cannot be found. Start Layerwise with java -jar"
                        + " quarkus-app/quarkus-run.jar, or name them by layerwise.trainer.classpath."));
  }

  private static Optional<String> ofRunningJar() {
    return Optional.of(Path.of(System.getProperty("java.class.path").split(File.pathSeparator)[0]))
        .filter(jar -> jar.endsWith("quarkus-run.jar"))
        .map(jar -> jar.toAbsolutePath().getParent())
        .map(
            app ->
                String.join(
                    File.pathSeparator, app + "/app/*", app + "/lib/main/*", app + "/lib/boot/*"));
  }

  private static Optional<String> ofBuild() {
    var dependencies = Path.of("target/trainer.classpath").toAbsolutePath();
    try {
      return Files.exists(dependencies)
          ? Optional.of(
              dependencies.resolveSibling("classes")
                  + File.pathSeparator
                  + Files.readString(dependencies).strip())
          : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
