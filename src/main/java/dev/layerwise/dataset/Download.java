package dev.layerwise.dataset;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Fetches a file over HTTP, going on where an earlier try ended. It uses {@link HttpURLConnection}
 * because that can give up on a server that falls silent in the middle of a body.
 */
final class Download {
  private static final int MOST_REDIRECTS = 5;
  private static final int TRIES_WITHOUT_PROGRESS = 4;
  private static final int CONNECT_MILLIS = 10_000;
  private static final int SILENCE_MILLIS = 15_000;

  private final Duration pause;
  private final long mostBytes;

  /**
   * @param pause before the second try; each further one waits twice as long
   */
  Download(Duration pause, long mostBytes) {
    this.pause = pause;
    this.mostBytes = mostBytes;
  }

  /** Told how far the file is; what it throws stops the download. */
  interface Progress {
    void received(long bytes, @Nullable Long total) throws ImportCancelled;
  }

  /** Fetches what is missing of the file. On failure what arrived stays, for the next call. */
  void fetch(URI address, Path file, Progress progress)
      throws IOException, DownloadFailed, ImportCancelled {
    int failures = 0;
    while (true) {
      long before = size(file);
      try {
        continueFrom(before, address, file, progress);
        return;
      } catch (UnknownHostException e) {
        throw unknownHost(address);
      } catch (Dropped | SocketTimeoutException | java.net.SocketException e) {
        failures = size(file) > before ? 1 : failures + 1;
        if (failures >= TRIES_WITHOUT_PROGRESS) {
          throw new DownloadFailed(
              "The connection to %s broke off again and again. What arrived is kept: continue later, or upload the file."
                  .formatted(address.getHost()));
        }
        sleep(pause.multipliedBy(1L << failures - 1));
      }
    }
  }

  private static DownloadFailed unknownHost(URI address) {
    return new DownloadFailed(
        "Could not resolve host %s: this server cannot find that name on the internet. It may be offline, or behind a firewall. Download the file on another computer and upload it here instead."
            .formatted(address.getHost()));
  }

  private void continueFrom(long from, URI address, Path file, Progress progress)
      throws IOException, DownloadFailed, ImportCancelled {
    var connection = open(address, from, file);
    try {
      int status = connection.getResponseCode();
      if (status == 416 && from > 0) {
        finishOrRestart(connection, from, address, file, progress);
        return;
      }
      refuse(connection, status, address);
      boolean resumed = status == HttpURLConnection.HTTP_PARTIAL && startsAt(connection, from);
      remember(connection, file);
      receive(connection, resumed ? from : 0, file, progress);
    } finally {
      connection.disconnect();
    }
  }

  /** Follows redirects by hand: each address is looked at before it is asked. */
  private static HttpURLConnection open(URI address, long from, Path file)
      throws IOException, DownloadFailed {
    var at = address;
    for (int i = 0; i <= MOST_REDIRECTS; i++) {
      checkAddress(at);
      var connection = (HttpURLConnection) at.toURL().openConnection();
      connection.setInstanceFollowRedirects(false);
      connection.setConnectTimeout(CONNECT_MILLIS);
      connection.setReadTimeout(SILENCE_MILLIS);
      connection.setRequestProperty("Accept-Encoding", "identity");
      if (from > 0 && Files.exists(mark(file))) {
        connection.setRequestProperty("Range", "bytes=" + from + "-");
        connection.setRequestProperty("If-Range", Files.readString(mark(file)));
      }
      int status = connection.getResponseCode();
      var location = connection.getHeaderField("Location");
      if (status < 300 || status > 399 || location == null) {
        return connection;
      }
      connection.disconnect();
      at = redirect(at, location);
    }
    throw new DownloadFailed(address + " leads from one address to the next without end.");
  }

  private static URI redirect(URI from, String location) throws DownloadFailed {
    try {
      return from.resolve(location);
    } catch (IllegalArgumentException e) {
      throw new DownloadFailed(from + " leads to an address that makes no sense.");
    }
  }

  /**
   * An instructor is trusted with what this server can reach, except for link-local addresses:
   * there clouds answer with the machine's own credentials.
   */
  static void checkAddress(URI address) throws DownloadFailed, UnknownHostException {
    boolean http = "http".equals(address.getScheme()) || "https".equals(address.getScheme());
    if (!http || address.getHost() == null || address.getUserInfo() != null) {
      throw new DownloadFailed(
          "\""
              + address
              + "\" is not an address that can be fetched: it must start with http:// or https:// and a host.");
    }
    for (var each : InetAddress.getAllByName(address.getHost())) {
      if (each.isLinkLocalAddress() || each.isMulticastAddress()) {
        throw new DownloadFailed(address.getHost() + " is not a host that data sets come from.");
      }
    }
  }

  private static void refuse(HttpURLConnection connection, int status, URI address)
      throws DownloadFailed, Dropped {
    if (status >= 500) {
      throw new Dropped("The server answered " + status);
    }
    if (status != HttpURLConnection.HTTP_OK && status != HttpURLConnection.HTTP_PARTIAL) {
      throw new DownloadFailed(
          "%s answered %d instead of the file. Check the address, or upload the file."
              .formatted(address.getHost(), status));
    }
    if (String.valueOf(connection.getContentType()).startsWith("text/html")) {
      throw new DownloadFailed(
          "%s answered with a web page instead of the file. Check the address, or upload the file."
              .formatted(address.getHost()));
    }
  }

  /** The whole file may be here already. Otherwise what is here is of no use. */
  private void finishOrRestart(
      HttpURLConnection connection, long from, URI address, Path file, Progress progress)
      throws IOException, DownloadFailed, ImportCancelled {
    if (("bytes */" + from).equals(connection.getHeaderField("Content-Range"))) {
      progress.received(from, from);
      return;
    }
    forget(file);
    continueFrom(0, address, file, progress);
  }

  private static boolean startsAt(HttpURLConnection connection, long from) {
    var range = connection.getHeaderField("Content-Range");
    return range != null && range.startsWith("bytes " + from + "-");
  }

  private void receive(HttpURLConnection connection, long from, Path file, Progress progress)
      throws IOException, DownloadFailed, ImportCancelled {
    long length = connection.getContentLengthLong();
    Long total = length < 0 ? null : Long.valueOf(from + length);
    long received = from;
    try (var in = connection.getInputStream();
        var out = Files.newOutputStream(file, from > 0 ? APPEND : REPLACE)) {
      var buffer = new byte[1 << 16];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        received += read;
        if (received > mostBytes) {
          throw new DownloadFailed(
              "The file is larger than %d MB, which no data set here is. Check the address."
                  .formatted(mostBytes >> 20));
        }
        out.write(buffer, 0, read);
        progress.received(received, total);
      }
    }
    if (total != null && received < total) {
      throw new Dropped("The connection ended early");
    }
  }

  private static final StandardOpenOption[] APPEND = {
    StandardOpenOption.CREATE, StandardOpenOption.APPEND
  };
  private static final StandardOpenOption[] REPLACE = {
    StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE
  };

  /**
   * The server's mark of this version of the file: a changed file is not glued to an older part.
   */
  private static void remember(HttpURLConnection connection, Path file) throws IOException {
    var mark = connection.getHeaderField("ETag");
    if (mark == null || mark.startsWith("W/")) {
      mark = connection.getHeaderField("Last-Modified");
    }
    if (mark == null) {
      Files.deleteIfExists(mark(file));
    } else {
      Files.writeString(mark(file), mark);
    }
  }

  private static void forget(Path file) throws IOException {
    Files.deleteIfExists(file);
    Files.deleteIfExists(mark(file));
  }

  private static Path mark(Path file) {
    return file.resolveSibling(file.getFileName() + ".mark");
  }

  private static long size(Path file) throws IOException {
    return Files.exists(file) ? Files.size(file) : 0;
  }

  private static void sleep(Duration pause) throws ImportCancelled {
    try {
      Thread.sleep(pause.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ImportCancelled();
    }
  }

  /** The connection broke: worth another try. */
  private static final class Dropped extends IOException {
    Dropped(String message) {
      super(message);
    }
  }
}
