package dev.layerwise.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import dev.layerwise.training.EngineBuild;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An engine's package, laid out as PyTorch's for GPUs is, lends its CUDA runtime to DJL. */
class CudaRuntimeTest {
  private static final String RUNTIME = "libcudart-8774224f.so.12";

  /** JNA gives DJL, which asks without options, another instance than us. */
  private static final Map<String, ?> NOT_SHARED = Map.of(Library.OPTION_STRING_ENCODING, "UTF-8");

  @TempDir Path classes;
  @TempDir Path cache;
  private final ClassLoader usual = Thread.currentThread().getContextClassLoader();

  @BeforeEach
  void packageOfTheEngine() throws IOException {
    var description = Files.createDirectories(classes.resolve("native/lib"));
    Files.writeString(
        description.resolve("pytorch.properties"),
        """
        version=2.5.1-20241113
        flavor=cu124
        classifier=linux-x86_64
        libraries=libc10.so,%s,libtorch.so
        """
            .formatted(RUNTIME));
    var loader = new URLClassLoader(new URL[] {classes.toUri().toURL()}, null);
    Thread.currentThread().setContextClassLoader(loader);
  }

  @AfterEach
  void usualClasses() {
    Thread.currentThread().setContextClassLoader(usual);
    System.clearProperty("jna.library.path");
  }

  @Test
  void itIsFoundByItsPlainName() throws IOException {
    bringSomeLibrary();
    var build = EngineBuild.find("PyTorch");

    CudaRuntime.of(build, cache);

    assertThat(build.usesGpus()).isTrue();
    try (var found = NativeLibrary.getInstance("cudart", NOT_SHARED)) {
      assertThat(found.getFile().toPath().toRealPath()).startsWith(cache.toRealPath());
    }
    CudaRuntime.of(build, cache);
    assertThat(cache)
        .as("the second start")
        .isDirectoryRecursivelyContaining("glob:**libcudart.so");
  }

  @Test
  void aPackageWithoutTheFileThatItNamesIsTold() {
    assertThatThrownBy(() -> CudaRuntime.of(EngineBuild.find("PyTorch"), cache))
        .isInstanceOf(UncheckedIOException.class)
        .hasStackTraceContaining("pytorch/cu124/linux-x86_64/" + RUNTIME);
  }

  @Test
  void anEngineForProcessorsHasNone() {
    Thread.currentThread().setContextClassLoader(usual);
    var build = EngineBuild.find();

    CudaRuntime.of(build, cache);

    assertThat(build.name()).isEqualTo("MXNet");
    assertThat(build.flavor()).isEqualTo("mkl");
    assertThat(build.platform()).isEqualTo("linux-x86_64");
    assertThat(build.usesGpus()).isFalse();
    assertThat(cache).isEmptyDirectory();
  }

  /** Any library will do to be found: JNA's own. */
  private void bringSomeLibrary() throws IOException {
    var folder = Files.createDirectories(classes.resolve("pytorch/cu124/linux-x86_64"));
    try (var library =
        Native.class.getResourceAsStream("/com/sun/jna/linux-x86-64/libjnidispatch.so")) {
      Files.copy(library, folder.resolve(RUNTIME));
    }
  }
}
