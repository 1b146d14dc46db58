package dev.layerwise.course;

import dev.layerwise.quota.Quota;
import dev.layerwise.quota.WeeklyAllowance;
import dev.layerwise.quota.Weights;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What being in a class changes about somebody's device time: how much, and with which weight. */
@ApplicationScoped
class ClassTerms implements WeeklyAllowance {
  private static final int NAME_PART = 40;

  private final ClassStore classes;
  private final Weights weights;
  private final Quota quota;

  ClassTerms(ClassStore classes, Weights weights, Quota quota) {
    this.classes = classes;
    this.weights = weights;
    this.quota = quota;
  }

  @Override
  public Optional<Duration> of(UUID account) {
    return classes.weeklyMs(account).map(Duration::ofMillis);
  }

  /** The class has this weight from now on, and while it is under way its members with it. */
  void weigh(UUID id, ClassWish wish) {
    var row = classes.find(id).orElseThrow(Classes::unknown);
    var held = row.shareClass();
    if (wish.hasUsualWeight()) {
      if (held != null) {
        weights.delete(held);
      }
    } else if (held == null) {
      var made = weights.make(name(row.id(), wish), wish.finalWeight()).orElseThrow();
      classes.setShareClass(id, made);
    } else {
      weights.change(held, name(row.id(), wish), wish.finalWeight());
    }
    settleAll();
  }

  /** What somebody gets who has just come in, or whose class was given more. */
  void apply(ClassRow row, UUID account) {
    settle(account);
    if (row.weeklyMs() != null) {
      quota.topUp(
          account,
          "the class “%s” has %s hours a week"
              .formatted(row.name(), ClassWish.hours(row.weeklyMs())));
    }
  }

  /** For somebody who has just left. */
  void end(UUID account) {
    settle(account);
  }

  /** For a class that is no more. */
  void end(ClassRow row) {
    if (row.shareClass() != null) {
      weights.delete(row.shareClass());
      settleAll();
    }
  }

  /** A weight comes with its class's first day and goes with the last: nobody has to be there. */
  @Scheduled(
      every = "30s",
      identity = "class-weights",
      concurrentExecution = ConcurrentExecution.SKIP)
  void settleAll() {
    settle(null);
  }

  private void settle(@Nullable UUID only) {
    classes
        .misplaced(only)
        .forEach(each -> weights.move(each.account(), each.present(), each.wanted()));
  }

  /** Told apart from other classes of this name, in the admins' list of share classes. */
  private static String name(UUID id, ClassWish wish) {
    var name = wish.cleanName();
    return "%s (class %s)"
        .formatted(
            name.substring(0, Math.min(name.length(), NAME_PART)), id.toString().substring(0, 8));
  }
}
