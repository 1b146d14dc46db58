package dev.layerwise.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LiveStoreTest {
  private final RunFixture site = RunFixture.usual();
  private final LiveStore store = new LiveStore(site.jdbi, new ObjectMapper());

  @Test
  void eachRunHasItsNewsAfterItsOwnSeqAndADeletedOneIsMissing() {
    site.startAt(Instant.now());
    var first = site.training(site.student("ada"), "cpu").run();
    var second = site.training(site.student("bob"), "cpu").run();
    var after = new HashMap<UUID, @Nullable Long>();
    after.put(first, 1L);
    after.put(second, null);
    after.put(UUID.randomUUID(), 0L);

    var news = store.news(after);

    assertThat(news).containsOnlyKeys(first, second);
    assertThat(news.get(first).lastSeq()).isGreaterThan(1);
    assertThat(news.get(first).events())
        .extracting(LiveMessage::seq)
        .startsWith(2L)
        .isSorted()
        .endsWith(news.get(first).lastSeq());
    assertThat(news.get(second).events()).isEmpty();
  }

  /** Several times a second for each node that somebody looks at: a plan takes longer than it. */
  @Test
  void theDatabasePlansTheQuestionForNewsOnceWhoeverIsWatched() {
    site.startAt(Instant.now());
    var run = site.training(site.student("ada"), "cpu").run();
    var other = site.training(site.student("bob"), "cpu").run();

    site.jdbi.useHandle(
        handle -> {
          for (long seq = 0; seq < 30; seq++) {
            store.news(seq % 2 == 0 ? Map.of(run, seq) : Map.of(run, seq, other, seq));
          }
          assertThat(plansKept(site.jdbi)).isGreaterThan(15);
        });
  }

  /** Of this thread's connection, which alone knows what it has prepared. */
  private static long plansKept(Jdbi jdbi) {
    return jdbi.withHandle(
        handle ->
            handle
                .select(
                    "SELECT generic_plans FROM pg_prepared_statements WHERE statement LIKE '%r.last_seq%'")
                .mapTo(Long.class)
                .one());
  }
}
