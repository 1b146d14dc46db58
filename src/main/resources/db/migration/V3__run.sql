-- A run and its life. The table is also the queue: docs/run-states.md has the diagram.
CREATE TABLE run (
    id                uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    account_id        uuid NOT NULL REFERENCES account (id),
    name              text NOT NULL CHECK (length(name) BETWEEN 1 AND 120),
    lesson            text,

    -- Frozen at submission.
    dataset           text NOT NULL,
    dataset_version   text NOT NULL,
    network           json NOT NULL,
    training          json NOT NULL,
    epochs            int NOT NULL CHECK (epochs > 0),
    parameters        bigint,
    nominal_ms        bigint NOT NULL CHECK (nominal_ms >= 0),  -- device time by the formula alone
    estimate_ms       bigint NOT NULL CHECK (estimate_ms >= 0), -- as measured devices correct it
    lane              text NOT NULL CHECK (lane IN ('cpu', 'gpu')),
    pinned_device     uuid,                    -- only this device may take it (self-test)

    state             text NOT NULL,
    paused_for        text CHECK (paused_for IN ('student', 'quota')),
    wanted            text CHECK (wanted IN ('STOP', 'PAUSE', 'QUOTA')), -- server writes, worker reads
    message           text,

    -- Written by the claim; every later write of a worker names the fence.
    fence             bigint NOT NULL DEFAULT 0,
    attempts          int NOT NULL DEFAULT 0 CHECK (attempts BETWEEN 0 AND 3), -- lost so far
    worker_id         uuid,
    device_id         uuid,
    lease_until       timestamptz,
    device            json,                    -- as the trainer described it, last time

    checkpoint_blob   text,
    checkpoint_epoch  int,
    checkpoint_batch  int,
    checkpoint_slice  int NOT NULL DEFAULT 0,  -- charges from this slice on are refunded on a loss

    -- The reserved piece of device time: held while queued, running since slice_started_at.
    slice             int NOT NULL DEFAULT 0,
    slice_device_ms   bigint NOT NULL DEFAULT 0 CHECK (slice_device_ms >= 0),
    slice_reserved_ms bigint NOT NULL DEFAULT 0 CHECK (slice_reserved_ms >= 0),
    slice_started_at  timestamptz,
    held_ms           bigint NOT NULL DEFAULT 0 CHECK (held_ms >= 0),       -- device time
    charged_ms        bigint NOT NULL DEFAULT 0 CHECK (charged_ms >= 0),    -- of the quota

    -- A summary of the events, written in the same transaction as they are.
    last_seq          bigint NOT NULL DEFAULT 0,
    epoch             int,
    batch             int,
    batches           int,
    best_epoch        int,
    best_accuracy     double precision,
    curve             double precision[] NOT NULL DEFAULT '{}',
    samples_per_second double precision,
    test_loss         double precision,
    test_accuracy     double precision,
    predictions_blob  text,
    model_blob        text,

    created_at        timestamptz NOT NULL,
    queued_at         timestamptz NOT NULL,    -- the place in the queue; a lost run keeps it
    started_at        timestamptz,
    paused_at         timestamptz,
    finished_at       timestamptz,

    CONSTRAINT state_fits_columns CHECK (
        CASE state
            WHEN 'QUEUED' THEN
                num_nonnulls(worker_id, device_id, lease_until, slice_started_at,
                             paused_for, wanted, finished_at) = 0
                AND slice_device_ms > 0
            WHEN 'PREPARING' THEN
                num_nulls(worker_id, device_id, lease_until) = 0
                AND num_nonnulls(slice_started_at, paused_for, finished_at) = 0
                AND slice_device_ms > 0 AND fence > 0
            WHEN 'TRAINING' THEN
                num_nulls(worker_id, device_id, lease_until, slice_started_at, started_at) = 0
                AND num_nonnulls(paused_for, finished_at) = 0
                AND slice_device_ms > 0 AND fence > 0
            WHEN 'PAUSED' THEN
                num_nulls(paused_for, paused_at) = 0
                AND num_nonnulls(worker_id, device_id, lease_until, slice_started_at,
                                 wanted, finished_at) = 0
                AND slice_device_ms = 0 AND slice_reserved_ms = 0
            WHEN 'COMPLETED' THEN
                finished_at IS NOT NULL AND started_at IS NOT NULL
                AND num_nonnulls(worker_id, device_id, lease_until, slice_started_at,
                                 paused_for, wanted) = 0
                AND slice_device_ms = 0 AND slice_reserved_ms = 0
            WHEN 'FAILED' THEN
                finished_at IS NOT NULL AND message IS NOT NULL
                AND num_nonnulls(worker_id, device_id, lease_until, slice_started_at,
                                 paused_for, wanted) = 0
                AND slice_device_ms = 0 AND slice_reserved_ms = 0
            WHEN 'STOPPED' THEN
                finished_at IS NOT NULL
                AND num_nonnulls(worker_id, device_id, lease_until, slice_started_at,
                                 paused_for, wanted) = 0
                AND slice_device_ms = 0 AND slice_reserved_ms = 0
            ELSE false
        END),
    CONSTRAINT checkpoint_is_whole CHECK (
        num_nulls(checkpoint_blob, checkpoint_epoch, checkpoint_batch) IN (0, 3))
);
CREATE INDEX run_queue ON run (lane, account_id, queued_at, id) WHERE state = 'QUEUED';
CREATE INDEX run_active ON run (account_id) WHERE state IN ('PREPARING', 'TRAINING');
CREATE INDEX run_lease ON run (lease_until) WHERE state IN ('PREPARING', 'TRAINING');
CREATE INDEX run_worker ON run (worker_id) WHERE state IN ('PREPARING', 'TRAINING');
CREATE INDEX run_paused_for_quota ON run (account_id) WHERE state = 'PAUSED' AND paused_for = 'quota';
CREATE INDEX run_mine ON run (account_id, created_at DESC, id DESC);
CREATE INDEX run_newest ON run (created_at DESC, id DESC);

-- What happened in a run, numbered from 1 without a gap by whoever holds the run's row.
CREATE TABLE run_event (
    run_id  uuid NOT NULL REFERENCES run (id) ON DELETE CASCADE,
    seq     bigint NOT NULL CHECK (seq > 0),
    at      timestamptz NOT NULL,
    kind    text NOT NULL,
    payload jsonb NOT NULL,
    PRIMARY KEY (run_id, seq)
);
CREATE INDEX run_event_kind ON run_event (run_id, kind, seq);
