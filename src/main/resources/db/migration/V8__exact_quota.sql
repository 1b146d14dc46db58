-- Charges are exact over a run: what is less than a millisecond is carried into the next slice, in
-- thousandths. A lost run goes on from its checkpoint with what was carried then.
ALTER TABLE run
    ADD COLUMN charge_carry     int NOT NULL DEFAULT 0 CHECK (charge_carry BETWEEN 0 AND 999),
    ADD COLUMN checkpoint_carry int NOT NULL DEFAULT 0 CHECK (checkpoint_carry BETWEEN 0 AND 999),
    -- The device was let go at this moment, though the run's row does not know its end yet: the worker
    -- writes it, and nothing is charged for the time after it.
    ADD COLUMN released_at      timestamptz,
    -- A check of a device is the site's own work, and no quota pays for it.
    ADD COLUMN site_pays        boolean NOT NULL DEFAULT false,
    -- The account's latest grant when the next slice was refused: a later one queues the run again.
    -- An entry's number, not a time: both are written under the account's lock, so it orders them.
    ADD COLUMN refused_grant    bigint;

-- A run also rests when its worker's disk is full.
ALTER TABLE run DROP CONSTRAINT run_paused_for_check;
ALTER TABLE run ADD CONSTRAINT run_paused_for_check
    CHECK (paused_for IN ('student', 'quota', 'disk'));
CREATE INDEX run_paused_for_disk ON run (paused_at) WHERE state = 'PAUSED' AND paused_for = 'disk';

-- A grant beyond the weekly one names who gave it; the same request twice is one grant.
ALTER TABLE ledger
    ADD COLUMN granted_by uuid REFERENCES account (id),
    ADD COLUMN request    uuid,
    ADD CONSTRAINT grant_beyond_the_week_is_whole CHECK (
        num_nonnulls(granted_by, request) IN (0, 2)
        AND (granted_by IS NULL OR (kind = 'grant' AND note IS NOT NULL)));
CREATE UNIQUE INDEX ledger_once_a_request ON ledger (request) WHERE request IS NOT NULL;
