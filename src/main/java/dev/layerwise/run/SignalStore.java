package dev.layerwise.run;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Jdbi;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/** LISTEN and NOTIFY. A notification only says "look again": nothing is lost with it. */
@ApplicationScoped
class SignalStore {
  private static final String CHANNEL = "layerwise";
  private static final Duration WAIT = Duration.ofSeconds(1);
  private static final int ASK_EVERY = 10;

  private final Jdbi jdbi;

  SignalStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** Tells every process, in a transaction of its own. */
  void send(String message) {
    jdbi.useHandle(handle -> handle.execute("SELECT pg_notify(?, ?)", CHANNEL, message));
  }

  /**
   * Hands on what any process sends, until told to stop. Holds one connection meanwhile; one that
   * died without a word is found by asking it now and then.
   */
  void listen(BooleanSupplier goOn, Runnable begun, Consumer<List<String>> receive) {
    try {
      jdbi.useHandle(
          handle -> {
            handle.execute("LISTEN " + CHANNEL);
            begun.run();
            var connection = handle.getConnection().unwrap(PGConnection.class);
            for (int turn = 1; goOn.getAsBoolean(); turn++) {
              receive(connection, receive);
              if (turn % ASK_EVERY == 0) {
                handle.execute("SELECT 1");
              }
            }
            handle.execute("UNLISTEN " + CHANNEL);
          });
    } catch (SQLException e) {
      throw new ConnectionException(e);
    }
  }

  private static void receive(PGConnection connection, Consumer<List<String>> receive)
      throws SQLException {
    var messages = connection.getNotifications((int) WAIT.toMillis());
    if (messages != null && messages.length > 0) {
      receive.accept(Arrays.stream(messages).map(PGNotification::getParameter).toList());
    }
  }
}
