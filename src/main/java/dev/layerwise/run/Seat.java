package dev.layerwise.run;

import dev.layerwise.account.SessionKey;
import java.util.UUID;

/** A place at a run's live events: by which session somebody watches which run. */
record Seat(SessionKey session, UUID run) {}
