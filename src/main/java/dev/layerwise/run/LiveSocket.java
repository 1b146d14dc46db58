package dev.layerwise.run;

import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.net.impl.ConnectionBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/** The events of a run as they happen. {@link LiveGate} has checked who asks. */
@ApplicationScoped
class LiveSocket {
  private static final Logger LOG = Logger.getLogger(LiveSocket.class);

  /** What the kernel may hold for a viewer: without a bound it takes megabytes from a dead one. */
  private static final int KERNEL_BUFFER = 64 * 1024;

  private static final long GOODBYE_MS = 5_000;

  private final LiveReader reader;
  private final LiveMeters meters;
  private final Vertx vertx;

  LiveSocket(LiveReader reader, LiveMeters meters, Vertx vertx) {
    this.reader = reader;
    this.meters = meters;
    this.vertx = vertx;
  }

  /** A deflater for each socket costs more memory than everything else about it. */
  @ApplicationScoped
  static class Uncompressed implements HttpServerOptionsCustomizer {
    @Override
    public void customizeHttpServer(HttpServerOptions options) {
      options
          .setPerMessageWebSocketCompressionSupported(false)
          .setPerFrameWebSocketCompressionSupported(false);
    }
  }

  void open(HttpServerRequest request, Seat seat) {
    long after = after(request);
    var channel = ((ConnectionBase) request.connection()).channel();
    request
        .toWebSocket()
        .onSuccess(socket -> watch(seat, after, new SocketWire(socket, channel, vertx)))
        .onFailure(failure -> LOG.debug("A viewer left while the socket opened", failure));
  }

  private void watch(Seat seat, long after, SocketWire wire) {
    var socket = wire.socket();
    var viewer = new Viewer(seat, after, wire, meters);
    socket.pongHandler(pong -> viewer.heard());
    socket.exceptionHandler(failure -> LOG.debug("A viewer's line broke", failure));
    socket.closeHandler(closed -> reader.remove(viewer));
    reader.add(viewer);
    meters.opened(after > 0);
  }

  private static long after(HttpServerRequest request) {
    var after = request.getParam("after");
    try {
      return after == null ? 0 : Math.max(0, Long.parseLong(after));
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  /** The socket of one viewer. */
  private record SocketWire(ServerWebSocket socket, Channel channel, Vertx vertx)
      implements Viewer.Wire {
    SocketWire {
      channel.config().setOption(ChannelOption.SO_SNDBUF, KERNEL_BUFFER);
    }

    @Override
    public void send(String text, Consumer<Boolean> sent) {
      socket.writeTextMessage(text).onComplete(result -> sent.accept(result.succeeded()));
    }

    @Override
    public void ping() {
      var unused = socket.writePing(Buffer.buffer());
    }

    /** Somebody who does not read cannot be told: the line is cut a little later. */
    @Override
    public void close(Farewell farewell) {
      var unused = socket.close(farewell.code(), farewell.reason());
      var timer = vertx.setTimer(GOODBYE_MS, id -> cut());
      channel.closeFuture().addListener(closed -> vertx.cancelTimer(timer));
    }

    @Override
    public void cut() {
      channel.close();
    }
  }
}
