package dev.layerwise.run;

import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.netty.util.AttributeKey;
import io.undertow.websockets.UndertowSession;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.websocket.CloseReason;
import jakarta.websocket.OnClose;
import jakarta.websocket.OnError;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.PongMessage;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * The events of a run as they happen. {@link LiveGate} has checked who asks, and left on the line
 * whom it let in. Everything here runs on the event loop, and nothing of it waits.
 */
@ServerEndpoint("/api/runs/{id}/live")
@ApplicationScoped
public class LiveSocket {
  /** Who sits at the other end of a line. */
  static final AttributeKey<Seat> SEAT = AttributeKey.valueOf("layerwise.seat");

  private static final Logger LOG = Logger.getLogger(LiveSocket.class);
  private static final String VIEWER = "viewer";

  private final LiveReader reader;
  private final LiveMeters meters;

  LiveSocket(LiveReader reader, LiveMeters meters) {
    this.reader = reader;
    this.meters = meters;
  }

  @OnOpen
  public void open(Session session) {
    var channel = ((UndertowSession) session).getChannel();
    long after = after(session);
    var viewer =
        new Viewer(channel.attr(SEAT).get(), after, new SocketWire(session, channel), meters);
    session.getUserProperties().put(VIEWER, viewer);
    reader.add(viewer);
    meters.opened(after > 0);
  }

  @OnMessage
  public void pong(Session session, PongMessage answer) {
    if (session.getUserProperties().get(VIEWER) instanceof Viewer viewer) {
      viewer.heard();
    }
  }

  @OnClose
  public void close(Session session) {
    if (session.getUserProperties().get(VIEWER) instanceof Viewer viewer) {
      reader.remove(viewer);
    }
  }

  @OnError
  public void fail(Session session, Throwable failure) {
    LOG.debug("A viewer's line broke", failure);
    close(session);
  }

  private static long after(Session session) {
    var values = session.getRequestParameterMap().getOrDefault("after", List.of());
    try {
      return values.isEmpty() ? 0 : Math.max(0, Long.parseLong(values.get(0)));
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  /** The socket of one viewer. */
  private record SocketWire(Session session, Channel channel) implements Viewer.Wire {
    /**
     * What the kernel may hold for a viewer: without a bound it takes megabytes from a dead one.
     */
    private static final int KERNEL_BUFFER = 64 * 1024;

    private static final long GOODBYE_SECONDS = 5;

    SocketWire {
      channel.config().setOption(ChannelOption.SO_SNDBUF, KERNEL_BUFFER);
    }

    @Override
    public void send(String text, Consumer<Boolean> sent) {
      session.getAsyncRemote().sendText(text, result -> sent.accept(result.isOK()));
    }

    @Override
    public void ping() {
      try {
        session.getAsyncRemote().sendPing(ByteBuffer.allocate(0));
      } catch (IOException e) {
        LOG.debug("A viewer left before the ping", e);
      }
    }

    /** Somebody who does not read cannot be told: the line is cut a little later. */
    @Override
    public void close(Farewell farewell) {
      var cut = channel.eventLoop().schedule(this::cut, GOODBYE_SECONDS, TimeUnit.SECONDS);
      channel.closeFuture().addListener(closed -> cut.cancel(false));
      try {
        session.close(new CloseReason(farewell::code, farewell.reason()));
      } catch (IOException e) {
        LOG.debug("A viewer left before the goodbye", e);
      }
    }

    @Override
    public void cut() {
      channel.close();
    }
  }
}
