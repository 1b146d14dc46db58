package dev.layerwise.platform;

import java.time.Duration;

/**
 * The database answers this process again.
 *
 * @param away for how long it did not
 */
public record DatabaseBack(Duration away) {}
