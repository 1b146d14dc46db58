package dev.layerwise.dataset;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a generated data set is made from, written into its id where it differs from the defaults:
 * {@code spirals~noise=0.2~seed=3}. The steps are coarse so that the variants are few.
 *
 * @param noise in hundredths, from 0 to {@value #MOST_NOISE} in steps of {@value #NOISE_STEP}
 * @param seed from 0 to {@value #LAST_SEED}
 */
record PlanarSettings(int noise, int seed) {
  static final int MOST_NOISE = 100;
  static final int NOISE_STEP = 5;
  static final int LAST_SEED = 99;
  static final PlanarSettings DEFAULT = new PlanarSettings(10, 1);

  private static final Pattern FORM =
      Pattern.compile("(?:~noise=([01](?:\\.\\d{1,2})?))?(?:~seed=(\\d{1,2}))?");

  /** Reads what follows the name in an id; empty when it is not of the form above. */
  static Optional<PlanarSettings> parse(String suffix) {
    var form = FORM.matcher(suffix);
    if (!form.matches()) {
      return Optional.empty();
    }
    int noise =
        form.group(1) == null
            ? DEFAULT.noise
            : (int) Math.round(Double.parseDouble(form.group(1)) * 100);
    int seed = form.group(2) == null ? DEFAULT.seed : Integer.parseInt(form.group(2));
    return noise > MOST_NOISE || noise % NOISE_STEP != 0
        ? Optional.empty()
        : Optional.of(new PlanarSettings(noise, seed));
  }

  double noiseLevel() {
    return noise / 100.0;
  }

  /** The one id of a data set with these settings. */
  String idOf(String name) {
    return name
        + (noise == DEFAULT.noise
            ? ""
            : "~noise=" + String.format(Locale.ROOT, "%.2f", noiseLevel()).replaceAll("0$", ""))
        + (seed == DEFAULT.seed ? "" : "~seed=" + seed);
  }
}
