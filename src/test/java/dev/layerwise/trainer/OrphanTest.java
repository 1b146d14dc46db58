package dev.layerwise.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.jna.Library;
import com.sun.jna.Native;
import java.io.BufferedReader;
import java.io.File;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What becomes of a trainer whose worker is killed without a word, even while its training thread
 * is in native code that never returns: the pipe to it closes, and it ends itself.
 */
@Timeout(120)
class OrphanTest {
  @Test
  void aTrainerInNativeCodeEndsWithItsWorker() throws Exception {
    try (var orphan = orphanOf("listens")) {
      assertThat(orphan.child.isAlive()).isTrue();

      orphan.killWorker();

      await().atMost(Duration.ofSeconds(30)).until(() -> !orphan.child.isAlive());
    }
  }

  /** The negative control: without the thread that listens, the same process stays. */
  @Test
  void oneThatDoesNotListenStays() throws Exception {
    try (var orphan = orphanOf("deaf");
        var listening = orphanOf("listens")) {
      orphan.killWorker();
      listening.killWorker();
      await().atMost(Duration.ofSeconds(30)).until(() -> !listening.child.isAlive());

      assertThat(orphan.child.isAlive()).isTrue();
    }
  }

  private static Orphan orphanOf(String ears) throws Exception {
    var worker = java(Worker.class, ears).start();
    var out =
        new BufferedReader(new InputStreamReader(worker.getInputStream(), StandardCharsets.UTF_8));
    long pid = Long.parseLong(out.readLine());
    assertThat(out.readLine()).isEqualTo("in native code");
    return new Orphan(worker, ProcessHandle.of(pid).orElseThrow());
  }

  private record Orphan(Process worker, ProcessHandle child) implements AutoCloseable {
    void killWorker() throws InterruptedException {
      worker.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
      worker.destroyForcibly();
      child.destroyForcibly();
    }
  }

  private static ProcessBuilder java(Class<?> main, String argument) throws Exception {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            String.join(
                File.pathSeparator,
                "target/test-classes",
                "target/classes",
                Files.readString(Path.of("target/trainer.classpath")).strip()),
            main.getName(),
            argument)
        .redirectError(ProcessBuilder.Redirect.appendTo(new File("target/trainer.err")));
  }

  /** Stands for a worker: starts the trainer, passes on what it says, and waits to be killed. */
  static final class Worker {
    public static void main(String... arguments) throws Exception {
      var child = java(Trainer.class, arguments[0]).start();
      System.out.println(child.pid());
      child.getInputStream().transferTo(System.out);
    }
  }

  /** Stands for a trainer: it listens as one does, and its training thread never comes back. */
  static final class Trainer {
    interface C extends Library {
      int pause();
    }

    public static void main(String... arguments) {
      if (arguments[0].equals("listens")) {
        new Commands(System.in, new Wish(), () -> Runtime.getRuntime().halt(0)).listen();
      }
      var c = Native.load("c", C.class);
      System.out.println("in native code");
      c.pause();
    }
  }
}
