package dev.layerwise.run;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import org.jdbi.v3.core.HandleConsumer;
import org.jdbi.v3.core.Jdbi;

/** Which files the rows of runs name. */
@ApplicationScoped
class BlobReferenceStore {
  private static final long SWEEP_LOCK = 0x6c775f7377656570L; // any number that nothing else locks;

  private final Jdbi jdbi;

  BlobReferenceStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  Set<String> all() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT named.blob
                      FROM run, LATERAL (VALUES (checkpoint_blob), (predictions_blob), (model_blob))
                                AS named (blob)
                     WHERE named.blob IS NOT NULL
                    """)
                .mapTo(String.class)
                .set());
  }

  /** Does this while no other process does it, or not at all. */
  <E extends Exception> void alone(Work<E> work) throws E {
    HandleConsumer<E> ifFree =
        handle -> {
          boolean free =
              handle
                  .createQuery("SELECT pg_try_advisory_xact_lock(?)")
                  .bind(0, SWEEP_LOCK)
                  .mapTo(Boolean.class)
                  .one();
          if (free) {
            // Files are looked at meanwhile, for as long as that takes.
            handle.execute("SET LOCAL idle_in_transaction_session_timeout = 0");
            work.run();
          }
        };
    jdbi.useTransaction(ifFree);
  }

  /** What is done alone. */
  interface Work<E extends Exception> {
    void run() throws E;
  }
}
