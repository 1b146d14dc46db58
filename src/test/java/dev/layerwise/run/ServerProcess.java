package dev.layerwise.run;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The packaged site as a server in a process of its own, on a database of somebody else. */
final class ServerProcess implements AutoCloseable {
  static final Path JAR = Path.of("target/quarkus-app/quarkus-run.jar");
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private final String jdbcUrl;
  private final Path data;
  private final Map<String, String> settings;
  final int port = freePort();
  private Process process;

  ServerProcess(String jdbcUrl, Path data, Map<String, String> settings) throws IOException {
    this.jdbcUrl = jdbcUrl;
    this.data = data;
    this.settings = settings;
  }

  /** Starts it and returns when it answers. */
  void start() throws IOException, InterruptedException {
    var builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "@src/main/jvm/site.options",
            "-Xmx512m",
            "-jar",
            JAR.toString());
    builder.environment().put("QUARKUS_DATASOURCE_JDBC_URL", jdbcUrl);
    builder.environment().put("QUARKUS_DATASOURCE_USERNAME", "postgres");
    builder.environment().put("QUARKUS_HTTP_PORT", String.valueOf(port));
    builder.environment().put("LAYERWISE_DATA", data.toString());
    builder.environment().put("LAYERWISE_ROLES", "server");
    builder.environment().putAll(settings);
    Files.createDirectories(data);
    var log = data.resolve("server-" + port + ".log").toFile();
    builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log));
    process = builder.start();
    while (!isReady()) {
      if (!process.isAlive()) {
        throw new IllegalStateException("The server did not start, see " + log);
      }
      TimeUnit.MILLISECONDS.sleep(50);
    }
  }

  private boolean isReady() throws InterruptedException {
    try {
      return get("/q/health/ready").statusCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    var address = URI.create("http://127.0.0.1:" + port + path);
    return CLIENT.send(
        HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
  }

  /** The value of a metric, summed over its labels. */
  double metric(String name) throws IOException, InterruptedException {
    return get("/q/metrics")
        .body()
        .lines()
        .filter(line -> line.startsWith(name))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }

  /** Bytes of the heap in use once its garbage is collected. */
  double heapAfterCollecting() throws IOException, InterruptedException {
    var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    for (int turn = 0; turn < 3; turn++) {
      new ProcessBuilder(List.of(jcmd, String.valueOf(process.pid()), "GC.run"))
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
    }
    return metric("jvm_memory_used_bytes{area=\"heap\"");
  }

  long threads() throws IOException {
    try (var lines = Files.lines(Path.of("/proc/" + process.pid() + "/status"))) {
      return lines
          .filter(line -> line.startsWith("Threads:"))
          .map(line -> Long.parseLong(line.replaceAll("\\D", "")))
          .findFirst()
          .orElseThrow();
    }
  }

  /** As a redeploy does it. */
  void stop() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(30, TimeUnit.SECONDS)) {
      kill();
    }
  }

  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  @Override
  public void close() throws InterruptedException {
    if (process != null) {
      kill();
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
