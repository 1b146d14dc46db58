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

  private final Jdbi jdbi;

  SignalStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** Tells every process, in a transaction of its own. */
  void send(String message) {
    jdbi.useHandle(
        handle ->
            handle
                .createQuery("SELECT pg_notify(:channel, :message)")
                .bind("channel", CHANNEL)
                .bind("message", message)
                .mapToMap()
                .list());
  }

  /** Hands on what any process sends, until told to stop. Holds one connection meanwhile. */
  void listen(BooleanSupplier goOn, Duration wait, Consumer<List<String>> receive) {
    try {
      jdbi.useHandle(
          handle -> {
            handle.execute("LISTEN " + CHANNEL);
            var connection = handle.getConnection().unwrap(PGConnection.class);
            while (goOn.getAsBoolean()) {
              receive(connection, wait, receive);
            }
            handle.execute("UNLISTEN " + CHANNEL);
          });
    } catch (SQLException e) {
      throw new ConnectionException(e);
    }
  }

  private static void receive(
      PGConnection connection, Duration wait, Consumer<List<String>> receive) throws SQLException {
    var messages = connection.getNotifications((int) wait.toMillis());
    if (messages != null && messages.length > 0) {
      receive.accept(Arrays.stream(messages).map(PGNotification::getParameter).toList());
    }
  }
}
