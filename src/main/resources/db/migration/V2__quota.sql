-- The site's one clock. Every decision about leases, slices and weeks asks it; no host's clock counts.
CREATE FUNCTION site_now() RETURNS timestamptz LANGUAGE sql STABLE AS 'SELECT now()';

-- One row an account: locked before any of its runs, so that claims and slices of one account
-- happen one after the other. The sums are a cache of the ledger.
CREATE TABLE quota_account (
    account_id  uuid PRIMARY KEY REFERENCES account (id),
    week_start  timestamptz NOT NULL,          -- the window that granted_ms and charged_ms are of
    granted_ms  bigint NOT NULL CHECK (granted_ms >= 0),
    charged_ms  bigint NOT NULL CHECK (charged_ms >= 0),
    reserved_ms bigint NOT NULL CHECK (reserved_ms >= 0),
    -- log2 of the device time used, each part weighted by 2^(when / half-life): comparing two
    -- accounts needs no sweep, because both fade alike.
    decayed_use double precision NOT NULL DEFAULT '-Infinity',
    CONSTRAINT never_over_quota CHECK (charged_ms + reserved_ms <= granted_ms)
);
CREATE INDEX quota_account_fair ON quota_account (decayed_use, account_id);

-- Device time, append-only. Of a window: granted = grants, charged = charges - refunds.
-- Over all windows: reserved = reserves - charges - releases.
CREATE TABLE ledger (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    account_id uuid NOT NULL REFERENCES account (id),
    week_start timestamptz NOT NULL,
    kind       text NOT NULL CHECK (kind IN ('grant', 'reserve', 'charge', 'release', 'refund')),
    ms         bigint NOT NULL CHECK (ms > 0),
    run_id     uuid,                           -- no foreign key: a deleted run keeps its entries
    fence      bigint,
    slice      int,
    note       text,                           -- on a grant beyond the weekly one: why
    at         timestamptz NOT NULL,
    CONSTRAINT entry_names_its_slice CHECK (
        (kind = 'grant') = (run_id IS NULL)
        AND (run_id IS NULL) = (slice IS NULL)
        AND (run_id IS NULL) = (fence IS NULL))
);
CREATE UNIQUE INDEX ledger_once_a_slice ON ledger (run_id, slice, kind, week_start)
    WHERE run_id IS NOT NULL;
CREATE UNIQUE INDEX ledger_one_weekly_grant ON ledger (account_id, week_start)
    WHERE kind = 'grant' AND note IS NULL;
CREATE INDEX ledger_account ON ledger (account_id, id DESC);

CREATE FUNCTION ledger_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'The ledger is append-only: write a new entry that corrects the old one';
END $$;
CREATE TRIGGER ledger_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger
    FOR EACH STATEMENT EXECUTE FUNCTION ledger_is_append_only();
