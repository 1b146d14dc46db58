package dev.layerwise.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.layerwise.trainer.mxnet.Mxnet;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same network gets the same number of threads again, whatever else the host does then. */
class ThreadsTest {
  @TempDir Path folder;

  @Test
  void whatWasMeasuredOnceIsRemembered() {
    var measured = Threads.of(TestDevice.cpu(), 2, folder);
    Mxnet.useThreads(1);

    assertThat(folder.resolve("threads-2")).hasContent(Long.toString(measured.small()));
    assertThat(Threads.of(TestDevice.cpu(), 2, folder)).isEqualTo(measured);
  }

  @Test
  void smallNetworksGetOneThreadAndOthersAllCores() throws Exception {
    Files.writeString(folder.resolve("threads-4"), "1000");
    var threads = Threads.of(TestDevice.cpu(), 4, folder);

    assertThat(threads.forProducts(999)).isEqualTo(1);
    assertThat(threads.forProducts(1000)).isEqualTo(4);
    assertThat(Threads.of(TestDevice.cpu(), 1, folder).forProducts(1_000_000)).isEqualTo(1);
  }
}
