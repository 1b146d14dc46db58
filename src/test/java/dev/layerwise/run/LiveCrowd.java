package dev.layerwise.run;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.UpgradeRejectedException;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.function.IntSupplier;
import java.util.stream.IntStream;

/**
 * Many viewers on two threads. Each comes back as the page does, goes on after its last event, and
 * checks that it misses none and gets none twice.
 */
final class LiveCrowd implements AutoCloseable {
  private static final int LONGEST_DELAY_MS = 60_000;

  private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(2));
  private final WebSocketClient client;
  private final IntSupplier port;
  private final List<Member> members;
  private final AtomicIntegerArray delays = new AtomicIntegerArray(LONGEST_DELAY_MS);
  private final AtomicInteger broken = new AtomicInteger();
  private final Set<Integer> closeCodes = ConcurrentHashMap.newKeySet();
  private final AtomicInteger snapshots = new AtomicInteger();
  private final AtomicInteger refusals = new AtomicInteger();

  /** Who watches what. */
  record Ticket(UUID run, String session) {}

  LiveCrowd(List<Ticket> tickets, IntSupplier port) {
    this.port = port;
    client =
        vertx.createWebSocketClient(
            new WebSocketClientOptions()
                .setMaxConnections(tickets.size() + 1)
                .setMaxMessageSize(16 << 20)
                .setConnectTimeout(5_000));
    members = tickets.stream().map(Member::new).toList();
  }

  void connect() {
    members.forEach(Member::connect);
  }

  /** Everybody loses the line in the same moment. */
  void drop() {
    begin();
    members.forEach(Member::drop);
  }

  /** From here on nobody is whole who has not come back. */
  void begin() {
    members.forEach(Member::begin);
  }

  /** Viewers who have caught up with everything and seen an event that happened since. */
  long whole() {
    return members.stream().filter(member -> member.whole).count();
  }

  /** Gaps and repetitions. */
  int broken() {
    return broken.get();
  }

  int snapshots() {
    return snapshots.get();
  }

  /** With which codes servers closed sockets. */
  Set<Integer> closeCodes() {
    return closeCodes;
  }

  /** Handshakes that a server answered with a refusal. */
  int refusals() {
    return refusals.get();
  }

  /** One viewer reads no more, and none of what it would have read counts. */
  void stall(int member) {
    members.get(member).stall();
  }

  void forgetDelays() {
    IntStream.range(0, LONGEST_DELAY_MS).forEach(ms -> delays.set(ms, 0));
  }

  /** Percentiles of the time from an event to its arrival, in milliseconds. */
  String delays() {
    long all = IntStream.range(0, LONGEST_DELAY_MS).mapToLong(delays::get).sum();
    return "p50 %d ms, p95 %d ms, p99 %d ms, largest %d ms, of %d arrivals"
        .formatted(
            percentile(all, 0.5),
            percentile(all, 0.95),
            percentile(all, 0.99),
            percentile(all, 1),
            all);
  }

  private int percentile(long all, double share) {
    long left = (long) Math.ceil(all * share);
    int ms = -1;
    while (left > 0 && ms < LONGEST_DELAY_MS - 1) {
      left -= delays.get(++ms);
    }
    return ms;
  }

  @Override
  public void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  private final class Member {
    private final Ticket ticket;
    private WebSocket socket;
    private volatile boolean whole;
    private boolean stalled;
    private volatile Instant openedAt = Instant.MAX;
    private long seq;
    private int failures;

    Member(Ticket ticket) {
      this.ticket = ticket;
    }

    void connect() {
      failures++;
      client
          .connect(
              new WebSocketConnectOptions()
                  .setHost("127.0.0.1")
                  .setPort(port.getAsInt())
                  .setURI("/api/runs/" + ticket.run() + "/live?after=" + seq)
                  .addHeader("Cookie", "layerwise_session=" + ticket.session()))
          .onSuccess(this::opened)
          .onFailure(
              failure -> {
                if (failure instanceof UpgradeRejectedException) {
                  refusals.incrementAndGet();
                }
                later();
              });
    }

    private void opened(WebSocket opened) {
      socket = opened;
      openedAt = Instant.now();
      opened.textMessageHandler(this::receive);
      opened.exceptionHandler(failure -> {});
      opened.closeHandler(
          closed -> {
            if (opened.closeStatusCode() != null) {
              closeCodes.add((int) opened.closeStatusCode());
            }
            later();
          });
    }

    /** The page's own waiting: see followRun.ts. */
    private void later() {
      if (stalled) {
        return;
      }
      double longest = Math.min(6_000, 1_000 * Math.pow(2, Math.min(failures, 10)));
      double share = 0.25 + 0.75 * ThreadLocalRandom.current().nextDouble();
      vertx.setTimer((long) (longest * share), timer -> connect());
    }

    void begin() {
      openedAt = Instant.MAX;
      whole = false;
    }

    void drop() {
      if (socket != null) {
        socket.close();
      }
    }

    void stall() {
      stalled = true;
      socket.pause();
    }

    private void receive(String text) {
      failures = 0;
      if (text.startsWith("{\"kind\":\"position\"")) {
        return;
      }
      boolean snapshot = text.startsWith("{\"kind\":\"snapshot\"");
      int from = text.indexOf("\"seq\":") + 6;
      long next = Long.parseLong(text.substring(from, text.indexOf(',', from)));
      if (snapshot) {
        snapshots.incrementAndGet();
      } else if (next != seq + 1) {
        broken.incrementAndGet();
      }
      seq = next;
      if (!snapshot) {
        arrived(text);
      }
    }

    private void arrived(String text) {
      int from = text.indexOf("\"at\":\"") + 6;
      var at = Instant.parse(text.substring(from, text.indexOf('"', from)));
      if (!at.isBefore(openedAt)) {
        whole = true;
        long delay = System.currentTimeMillis() - at.toEpochMilli();
        delays.incrementAndGet((int) Math.max(0, Math.min(LONGEST_DELAY_MS - 1, delay)));
      }
    }
  }
}
