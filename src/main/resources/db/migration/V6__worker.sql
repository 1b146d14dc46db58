-- A worker is a process that trains runs on the devices of one host. The worker itself writes these
-- rows; the devices page and the queue's estimates read them.
CREATE TABLE worker (
  id         uuid PRIMARY KEY,
  name       text NOT NULL UNIQUE,
  -- The process that serves under this name now. One that finds another's value here must leave.
  session    uuid NOT NULL,
  started_at timestamptz NOT NULL,
  seen_at    timestamptz NOT NULL,
  stopped_at timestamptz            -- set by an orderly shutdown
);

CREATE TABLE device (
  id           uuid PRIMARY KEY,    -- stays the same over restarts of its worker
  worker       uuid NOT NULL REFERENCES worker ON DELETE CASCADE,
  slot         text NOT NULL,       -- cpu, gpu0, gpu1 …
  kind         text NOT NULL CHECK (kind IN ('cpu', 'gpu')),
  -- As the trainer found them after a real operation; null before the first one.
  name         text,
  engine       text,
  memory_bytes bigint,
  state        text NOT NULL CHECK (state IN ('STARTING', 'IDLE', 'BUSY', 'FAILED', 'DRAINING')),
  run          uuid,
  error        text,                -- why it failed, in words; kept while it tries again
  changed_at   timestamptz NOT NULL,
  UNIQUE (worker, slot),
  CHECK (run IS NULL OR state IN ('BUSY', 'DRAINING')),
  CHECK (state <> 'BUSY' OR run IS NOT NULL),
  CHECK (state <> 'FAILED' OR error IS NOT NULL),
  CHECK (state NOT IN ('IDLE', 'BUSY') OR engine IS NOT NULL)
);
