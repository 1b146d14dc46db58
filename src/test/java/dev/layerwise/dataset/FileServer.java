package dev.layerwise.dataset;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A web server with one file, which can break off, fall silent, and answer parts of the file. */
final class FileServer implements AutoCloseable {
  final List<String> ranges = new CopyOnWriteArrayList<>();
  private final HttpServer server;
  private final AtomicInteger drops = new AtomicInteger();
  private final CountDownLatch release = new CountDownLatch(1);
  private volatile byte[] file;
  private volatile String tag = "\"one\"";
  private volatile boolean silent;

  FileServer(byte[] file) throws IOException {
    this.file = file;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newCachedThreadPool());
    server.createContext("/file.tar.gz", this::answer);
    server.createContext("/page", exchange -> text(exchange, "text/html", "<html>"));
    server.createContext("/loop", exchange -> redirect(exchange, "/loop"));
    server.createContext("/moved", exchange -> redirect(exchange, "/file.tar.gz"));
    server.createContext("/inside", exchange -> redirect(exchange, "http://169.254.169.254/"));
    server.start();
  }

  URI at(String path) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
  }

  /** The next so many answers end in the middle. */
  FileServer breakingOff(int times) {
    drops.set(times);
    return this;
  }

  /** Answers begin and do not go on. */
  FileServer fallingSilent() {
    silent = true;
    return this;
  }

  void change(byte[] content) {
    file = content;
    tag = "\"two\"";
  }

  private void answer(HttpExchange exchange) throws IOException {
    var range = exchange.getRequestHeaders().getFirst("Range");
    ranges.add(String.valueOf(range));
    exchange.getResponseHeaders().add("ETag", tag);
    int from = from(range, exchange.getRequestHeaders().getFirst("If-Range"));
    if (from == file.length) {
      exchange.getResponseHeaders().add("Content-Range", "bytes */" + file.length);
      exchange.sendResponseHeaders(416, -1);
      exchange.close();
      return;
    }
    if (from > 0) {
      exchange
          .getResponseHeaders()
          .add("Content-Range", "bytes " + from + "-" + (file.length - 1) + "/" + file.length);
    }
    send(exchange, from > 0 ? 206 : 200, Arrays.copyOfRange(file, from, file.length));
  }

  private int from(@Nullable String range, @Nullable String ifRange) {
    return range != null && tag.equals(ifRange)
        ? Integer.parseInt(range.replaceAll("bytes=(\\d+)-", "$1"))
        : 0;
  }

  private void send(HttpExchange exchange, int status, byte[] content) throws IOException {
    exchange.sendResponseHeaders(status, content.length);
    boolean whole = !silent && drops.getAndDecrement() <= 0;
    exchange.getResponseBody().write(content, 0, whole ? content.length : content.length / 2);
    exchange.getResponseBody().flush();
    if (silent) {
      awaitRelease();
    }
    exchange.close();
  }

  private void awaitRelease() {
    try {
      release.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void text(HttpExchange exchange, String type, String text) throws IOException {
    exchange.getResponseHeaders().add("Content-Type", type);
    exchange.sendResponseHeaders(200, text.length());
    exchange.getResponseBody().write(text.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    exchange.close();
  }

  private static void redirect(HttpExchange exchange, String to) throws IOException {
    exchange.getResponseHeaders().add("Location", to);
    exchange.sendResponseHeaders(302, -1);
    exchange.close();
  }

  @Override
  public void close() {
    release.countDown();
    server.stop(0);
  }
}
