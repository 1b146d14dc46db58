package dev.layerwise.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The same live events where no process tells another that there is something new. */
@QuarkusTest
@QuarkusTestResource(value = LiveWithoutNotifyTest.Silent.class, restrictToAnnotatedClass = true)
class LiveWithoutNotifyTest extends LiveProtocol {
  /** A server that neither sends nor hears NOTIFY. */
  public static class Silent extends LiveSocketTest.ServerAlone {
    @Override
    public Map<String, String> start() {
      var settings = new HashMap<>(super.start());
      settings.put("layerwise.notify", "false");
      return settings;
    }
  }

  @Inject Signals signals;

  @Test
  void noSignalCanCome() {
    assertThat(signals.canCome()).isFalse();
    long listening =
        jdbi.withHandle(
            handle ->
                handle
                    .select(
                        "SELECT count(*) FROM pg_stat_activity WHERE query LIKE 'LISTEN %'"
                            + " AND datname = current_database()")
                    .mapTo(Long.class)
                    .one());
    assertThat(listening).isZero();
  }
}
