package dev.layerwise.course;

import dev.layerwise.lesson.Rule;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Holds rules against evidence: the same for students and for the check of shipped lessons. */
final class Judge {
  private Judge() {}

  static List<Finding> judge(List<Rule> rules, Evidence evidence) {
    return rules.stream().map(rule -> judge(rule, evidence)).toList();
  }

  static boolean met(List<Finding> findings) {
    return findings.stream().allMatch(Finding::met);
  }

  private static Finding judge(Rule rule, Evidence evidence) {
    return switch (rule.kind()) {
      case ACCURACY -> ofEverySeed(rule, evidence, Trial::accuracy, Judge::percent);
      case LOSS -> ofEverySeed(rule, evidence, Trial::loss, Judge::decimal);
      case PARAMETERS -> atMost(rule, (double) evidence.parameters(), Judge::whole);
      case DEVICE_SECONDS -> atMost(rule, evidence.deviceSeconds(), Judge::seconds);
      case EPOCHS -> atMost(rule, evidence.epochs(), Judge::whole);
      case LAYERS -> atMost(rule, evidence.kinds().size(), Judge::whole);
      case MUST -> occurrences(rule, evidence, true);
      case MUST_NOT -> occurrences(rule, evidence, false);
    };
  }

  /** The worst seed decides; one that broke off is the worst there is. */
  private static Finding ofEverySeed(
      Rule rule,
      Evidence evidence,
      Function<Trial, @Nullable Double> number,
      Function<Double, String> words) {
    var found = evidence.trials().stream().map(number).filter(Objects::nonNull).toList();
    if (found.size() < evidence.trials().size()) {
      return new Finding(false, "the training broke off");
    }
    boolean met = found.stream().allMatch(each -> within(rule, each));
    double least = found.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
    double most = found.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
    return new Finding(
        met,
        found.size() == 1
            ? words.apply(least)
            : "%s to %s with %d seeds"
                .formatted(words.apply(least), words.apply(most), found.size()));
  }

  private static Finding atMost(Rule rule, double found, Function<Double, String> words) {
    return new Finding(within(rule, found), words.apply(found));
  }

  private static boolean within(Rule rule, double found) {
    double limit = Objects.requireNonNull(rule.limit(), "a rule on a number has its limit");
    return rule.kind().atLeast() ? found >= limit : found <= limit;
  }

  private static Finding occurrences(Rule rule, Evidence evidence, boolean wanted) {
    long times = evidence.kinds().stream().filter(kind -> kind.equals(rule.layer())).count();
    var words = times == 0 ? "none" : times == 1 ? "1 layer" : times + " layers";
    return new Finding(times > 0 == wanted, words);
  }

  /** Rounded down: 89.96 % must not read as the 90 % that it misses. */
  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", Math.floor(share * 1000 + 1e-9) / 10);
  }

  private static String decimal(double number) {
    return String.format(Locale.ROOT, "%.4f", number);
  }

  private static String seconds(double number) {
    return String.format(Locale.ROOT, "%.1f s", number);
  }

  private static String whole(double number) {
    return String.format(Locale.ROOT, "%,d", (long) number);
  }
}
