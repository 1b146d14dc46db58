package dev.layerwise.quota;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Share classes that classes of a course make for their members. */
@ApplicationScoped
public class Weights {
  private final ShareClassStore store;

  Weights(ShareClassStore store) {
    this.store = store;
  }

  /** Whether a share class can have this weight. */
  public static boolean allows(double weight) {
    // Written so that what is not a number is refused, too.
    return weight >= ShareClass.LEAST_WEIGHT && weight <= ShareClass.MOST_WEIGHT;
  }

  /** Makes a share class; empty when another one has this name. */
  public Optional<UUID> make(String name, double weight) {
    return store.insert(name, weight);
  }

  /** The weight reaches everybody of the share class at once. */
  public void change(UUID shareClass, String name, double weight) {
    store.update(shareClass, name, weight);
  }

  public void delete(UUID shareClass) {
    store.delete(shareClass);
  }

  /**
   * Puts somebody from one share class into another, unless they were moved meanwhile.
   *
   * @param from null for none, as is to
   */
  public void move(UUID account, @Nullable UUID from, @Nullable UUID to) {
    if (to == null) {
      store.leave(Objects.requireNonNull(from), account);
    } else {
      store.move(account, from, to);
    }
  }
}
