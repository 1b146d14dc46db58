package dev.layerwise.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDatabaseTest {
  @TempDir Path folder;

  /**
   * Whoever starts a server first unpacks it for all: not into a folder that goes with this test.
   */
  @BeforeAll
  static void unpack() {
    TestDatabase.freshUrl();
  }

  @Test
  void whatIsCommittedIsOnTheDisk() throws Exception {
    var database = EmbeddedDatabase.start(folder);
    try {
      var jdbi = Jdbi.create(database.jdbcUrl());
      for (var setting : new String[] {"fsync", "synchronous_commit", "full_page_writes"}) {
        var value =
            jdbi.withHandle(
                handle -> handle.createQuery("SHOW " + setting).mapTo(String.class).one());
        assertThat(value).as(setting).isEqualTo("on");
      }
    } finally {
      database.close();
    }
  }
}
