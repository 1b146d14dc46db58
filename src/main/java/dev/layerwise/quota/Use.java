package dev.layerwise.quota;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a slice was used.
 *
 * @param price the kind of device, or {@link Quota#SITE_PAYS}
 * @param from when the device began to be held; null when it never was
 * @param to when it was let go, null while it is held
 * @param carry thousandths of a millisecond that the run's last charge left
 */
public record Use(
    Slice slice, String price, @Nullable Instant from, @Nullable Instant to, int carry) {}
