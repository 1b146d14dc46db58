package dev.layerwise.run;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.websocket.CloseReason;
import jakarta.websocket.OnClose;
import jakarta.websocket.OnError;
import jakarta.websocket.OnOpen;
import jakarta.websocket.Session;
import jakarta.websocket.server.PathParam;
import jakarta.websocket.server.ServerEndpoint;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/** The events of a run as they happen. {@link LiveGate} has checked who asks. */
@ServerEndpoint("/api/runs/{id}/live")
@ApplicationScoped
public class LiveSocket {
  private static final String VIEWER = "viewer";

  private final LiveReader reader;

  LiveSocket(LiveReader reader) {
    this.reader = reader;
  }

  @OnOpen
  public void open(Session session, @PathParam("id") String id) {
    var viewer = new Viewer(UUID.fromString(id), after(session), new SocketWire(session));
    session.getUserProperties().put(VIEWER, viewer);
    reader.add(viewer);
  }

  @OnClose
  public void close(Session session) {
    leave(session);
  }

  @OnError
  public void fail(Session session, Throwable failure) {
    leave(session);
  }

  private void leave(Session session) {
    if (session.getUserProperties().get(VIEWER) instanceof Viewer viewer) {
      reader.remove(viewer);
    }
  }

  private static long after(Session session) {
    var values = session.getRequestParameterMap().getOrDefault("after", List.of());
    try {
      return values.isEmpty() ? 0 : Math.max(0, Long.parseLong(values.get(0)));
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  private record SocketWire(Session session) implements Viewer.Wire {
    @Override
    public void send(String text, Consumer<Boolean> sent) {
      session.getAsyncRemote().sendText(text, result -> sent.accept(result.isOK()));
    }

    @Override
    public void close(String reason) {
      try {
        session.close(new CloseReason(CloseReason.CloseCodes.NORMAL_CLOSURE, reason));
      } catch (IOException e) {
        // It is gone already, which is what was wanted.
      }
    }
  }
}
