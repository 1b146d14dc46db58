package dev.layerwise.run;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** How long finished runs really took. */
@ApplicationScoped
class SpeedStore {
  private static final int LATEST = 50;

  // Shorter runs are mostly start and end, and say little about a device.
  private static final int LEAST_MS = 500;

  private final Jdbi jdbi;

  SpeedStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** How many times as long as by the formula the latest runs took: the median. */
  Optional<Double> slowness(String lane) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY slowness)
                      FROM (SELECT held_ms::double precision / nominal_ms AS slowness
                              FROM run
                             WHERE state = 'COMPLETED' AND lane = :lane AND attempts = 0
                               AND held_ms >= :least AND nominal_ms > 0
                             ORDER BY finished_at DESC
                             LIMIT :latest) finished
                    """)
                .bind("lane", lane)
                .bind("least", LEAST_MS)
                .bind("latest", LATEST)
                .mapTo(Double.class)
                .findOne());
  }
}
