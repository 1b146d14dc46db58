-- What went wrong on this site and what the site did about it, for its admins; kept for 30 days.
CREATE TABLE incident (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    kind        text NOT NULL,
    at          timestamptz NOT NULL,                      -- the first time
    last_at     timestamptz NOT NULL,
    times       int NOT NULL DEFAULT 1 CHECK (times > 0),  -- the same again within an hour counts up
    run         uuid,                                      -- no reference: it outlives a deleted run
    fence       bigint,
    worker      text,
    device      text,
    happened    text NOT NULL,
    done        text NOT NULL,
    refunded_ms bigint NOT NULL DEFAULT 0 CHECK (refunded_ms >= 0),
    CHECK (last_at >= at),
    CHECK (fence IS NULL OR run IS NOT NULL)
);
CREATE INDEX incident_newest ON incident (last_at DESC, id DESC);
CREATE INDEX incident_run ON incident (run, fence) WHERE run IS NOT NULL;

-- The W3C trace context of the request that submitted a run: what workers do for it joins its trace.
ALTER TABLE run ADD COLUMN traceparent text CHECK (length(traceparent) = 55);
