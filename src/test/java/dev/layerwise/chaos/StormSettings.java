package dev.layerwise.chaos;

import dev.layerwise.platform.Database;
import dev.layerwise.quota.QuotaRules;
import dev.layerwise.run.Lease;
import dev.layerwise.run.RunParts;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalPropertiesReader;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;

/**
 * What every process of a storm is told.
 *
 * @param url of the database
 * @param data the folder that they share
 * @param runs how many are submitted
 * @param seed what this process rolls its dice from
 * @param fenced false in the control
 */
public record StormSettings(String url, Path data, int runs, long seed, boolean fenced) {
  public static final Lease LEASE = new Lease(Duration.ofSeconds(4));
  public static final Duration SLICE = Duration.ofSeconds(6);
  public static final String LANE = "gpu";
  static final int STUDENTS = 30;

  static StormSettings parse(List<String> words) {
    return new StormSettings(
        words.get(0),
        Path.of(words.get(1)),
        Integer.parseInt(words.get(2)),
        Long.parseLong(words.get(3)),
        Boolean.parseBoolean(words.get(4)));
  }

  /** From a program's arguments, where they come first. */
  public static StormSettings of(String... arguments) {
    return parse(List.of(arguments));
  }

  List<String> words() {
    return List.of(url, data.toString(), Integer.toString(runs), Long.toString(seed), "" + fenced);
  }

  /** A pool like that of a site. */
  public Jdbi connect() {
    var settings =
        Map.of(
            "jdbcUrl", url + "?options=-c%20idle_in_transaction_session_timeout%3D3s",
            "principal", "postgres",
            "maxSize", "12",
            "acquisitionTimeout_s", "5",
            "exceptionSorter", "io.agroal.api.exceptionsorter.PostgreSQLExceptionSorter");
    try {
      return Database.over(
          AgroalDataSource.from(new AgroalPropertiesReader("").readProperties(settings)));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  public static RunParts site(Jdbi jdbi) {
    var rules =
        new QuotaRules(
            Duration.ofHours(1000),
            ZoneId.of("Europe/Berlin"),
            BigDecimal.ONE,
            BigDecimal.ONE,
            SLICE);
    return new RunParts(jdbi, rules, 2, LEASE);
  }
}
