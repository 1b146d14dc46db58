-- Who is next: docs/decisions/0008-fair-share.md says why it is so.

-- The rule by which devices are shared, one row. Each process writes its settings here when it starts,
-- so that all of them follow the rule of the one that started last.
CREATE TABLE share_rule (
    only_row     boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    half_life_ms bigint NOT NULL CHECK (half_life_ms > 0),
    quick_ms     bigint NOT NULL CHECK (quick_ms >= 0),     -- runs estimated at most this are quick
    quick_part   double precision NOT NULL CHECK (quick_part > 0 AND quick_part < 1),
    patience_ms  bigint NOT NULL CHECK (patience_ms >= 0),  -- then a quick run asks another to yield
    turn_ms      bigint NOT NULL CHECK (turn_ms > 0)        -- which has had at least this
);
INSERT INTO share_rule VALUES (true, 86400000, 30000, 0.5, 3000, 20000);

-- People whose use is divided by the same weight: a class, a research group.
CREATE TABLE share_class (
    id     uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    name   text NOT NULL CHECK (length(name) BETWEEN 1 AND 60),
    weight double precision NOT NULL CHECK (weight BETWEEN 0.1 AND 100)
);
CREATE UNIQUE INDEX share_class_name ON share_class (lower(name));

ALTER TABLE run
    ADD COLUMN quick           boolean NOT NULL DEFAULT false, -- short by its estimate
    ADD COLUMN turn_started_at timestamptz;                    -- since when a device trains it
ALTER TABLE run DROP CONSTRAINT run_wanted_check;
ALTER TABLE run ADD CONSTRAINT run_wanted_check
    CHECK (wanted IN ('STOP', 'PAUSE', 'QUOTA', 'YIELD'));
DROP INDEX run_queue;
CREATE INDEX run_queue ON run (account_id, lane, quick, queued_at, id)
    WHERE state = 'QUEUED' AND pinned_device IS NULL;
CREATE INDEX run_queue_pinned ON run (pinned_device, queued_at, id)
    WHERE state = 'QUEUED' AND pinned_device IS NOT NULL;

-- What a claim must know of an account, kept in its row by the triggers below, so that a claim looks
-- at one row and not at all who wait. Runs that wait for one device alone are not counted here.
ALTER TABLE quota_account
    ADD COLUMN share_class uuid REFERENCES share_class ON DELETE SET NULL,
    ADD COLUMN weight      double precision NOT NULL DEFAULT 1 CHECK (weight > 0),
    ADD COLUMN long_cpu    int NOT NULL DEFAULT 0 CHECK (long_cpu >= 0),
    ADD COLUMN long_gpu    int NOT NULL DEFAULT 0 CHECK (long_gpu >= 0),
    ADD COLUMN quick_cpu   int NOT NULL DEFAULT 0 CHECK (quick_cpu >= 0),
    ADD COLUMN quick_gpu   int NOT NULL DEFAULT 0 CHECK (quick_gpu >= 0),
    ADD COLUMN active      int NOT NULL DEFAULT 0 CHECK (active >= 0),        -- on a device now
    ADD COLUMN advance_ms  bigint NOT NULL DEFAULT 0 CHECK (advance_ms >= 0), -- theirs, in advance
    -- log2 of decayed use and advance, divided by the weight: the least is next.
    ADD COLUMN share       double precision NOT NULL DEFAULT '-Infinity';
DROP INDEX quota_account_fair;
CREATE INDEX share_long_cpu ON quota_account (share, account_id, active) WHERE long_cpu > 0;
CREATE INDEX share_long_gpu ON quota_account (share, account_id, active) WHERE long_gpu > 0;
CREATE INDEX share_quick_cpu ON quota_account (share, account_id, active) WHERE quick_cpu > 0;
CREATE INDEX share_quick_gpu ON quota_account (share, account_id, active) WHERE quick_gpu > 0;
CREATE INDEX quota_account_class ON quota_account (share_class) WHERE share_class IS NOT NULL;
-- Each claim writes the row anew; what it leaves lies just where the next one begins to look.
ALTER TABLE quota_account SET (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000,
                               autovacuum_vacuum_cost_delay = 0, fillfactor = 50);

-- What a device may still give to quick runs before a long one has its turn.
CREATE TABLE device_credit (
    device_id uuid PRIMARY KEY,
    credit_ms bigint NOT NULL
);

-- log2(2^use + ms * 2^(now / half-life)): use by forward decay, with this much more of it now.
CREATE FUNCTION used(use double precision, ms bigint) RETURNS double precision
LANGUAGE plpgsql VOLATILE AS $$
DECLARE
    more  double precision;
    upper double precision;
    lower double precision;
BEGIN
    IF ms <= 0 THEN
        RETURN use;
    END IF;
    SELECT ln(ms) / ln(2.0::double precision)
           + extract(epoch FROM site_now())::double precision * 1000 / half_life_ms
      INTO more FROM share_rule;
    upper := greatest(use, more);
    lower := least(use, more);
    -- 2^-60 of a sum does not show in it, and less cannot be computed.
    IF upper - lower > 60 THEN
        RETURN upper;
    END IF;
    RETURN upper + ln(1 + power(2, lower - upper)) / ln(2.0::double precision);
END $$;

-- What a run on a device counts before its use is booked: what it is still expected to take, at least
-- a second and at most ten minutes.
CREATE FUNCTION advance_of(state text, estimate_ms bigint, held_ms bigint) RETURNS bigint
LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE WHEN state IN ('PREPARING', 'TRAINING')
                THEN least(greatest(estimate_ms - held_ms, 1000), 600000) ELSE 0 END
$$;

-- An account's share is made here alone; NULL asks for it to be made anew.
CREATE FUNCTION share_follows() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND (NEW.decayed_use, NEW.advance_ms, NEW.share_class, NEW.weight, NEW.share)
            IS NOT DISTINCT FROM
            (OLD.decayed_use, OLD.advance_ms, OLD.share_class, OLD.weight, OLD.share) THEN
        RETURN NEW;
    END IF;
    NEW.weight := coalesce((SELECT weight FROM share_class WHERE id = NEW.share_class), 1);
    NEW.share := used(NEW.decayed_use, NEW.advance_ms) - ln(NEW.weight) / ln(2.0::double precision);
    RETURN NEW;
END $$;
CREATE TRIGGER share_follows
    BEFORE INSERT OR UPDATE OF decayed_use, advance_ms, share_class, weight, share ON quota_account
    FOR EACH ROW EXECUTE FUNCTION share_follows();

CREATE FUNCTION weight_reaches_accounts() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE quota_account SET share = NULL WHERE share_class = NEW.id;
    RETURN NULL;
END $$;
CREATE TRIGGER weight_reaches_accounts AFTER UPDATE OF weight ON share_class
    FOR EACH ROW EXECUTE FUNCTION weight_reaches_accounts();

-- Where its account's row counts a run: by what it waits for, or as active, or not at all.
CREATE FUNCTION counted_as(state text, pinned_device uuid, lane text, quick boolean) RETURNS text
LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE WHEN state IN ('PREPARING', 'TRAINING') THEN 'active'
                WHEN state <> 'QUEUED' OR pinned_device IS NOT NULL THEN ''
                WHEN quick THEN 'quick_' || lane
                ELSE 'long_' || lane END
$$;

CREATE FUNCTION account_counts_run() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    account uuid;
    was     text := '';
    becomes text := '';
    advance bigint := 0;
BEGIN
    IF TG_OP <> 'INSERT' THEN
        account := OLD.account_id;
        was := counted_as(OLD.state, OLD.pinned_device, OLD.lane, OLD.quick);
        advance := - advance_of(OLD.state, OLD.estimate_ms, OLD.held_ms);
    END IF;
    IF TG_OP <> 'DELETE' THEN
        account := NEW.account_id;
        becomes := counted_as(NEW.state, NEW.pinned_device, NEW.lane, NEW.quick);
        advance := advance + advance_of(NEW.state, NEW.estimate_ms, NEW.held_ms);
    END IF;
    IF was = becomes AND advance = 0 THEN
        RETURN NULL;
    END IF;
    UPDATE quota_account
       SET long_cpu = long_cpu + (becomes = 'long_cpu')::int - (was = 'long_cpu')::int,
           long_gpu = long_gpu + (becomes = 'long_gpu')::int - (was = 'long_gpu')::int,
           quick_cpu = quick_cpu + (becomes = 'quick_cpu')::int - (was = 'quick_cpu')::int,
           quick_gpu = quick_gpu + (becomes = 'quick_gpu')::int - (was = 'quick_gpu')::int,
           active = active + (becomes = 'active')::int - (was = 'active')::int,
           advance_ms = advance_ms + advance
     WHERE account_id = account;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'Lock the account before its run: it has no row in quota_account yet';
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER account_counts_run_new AFTER INSERT OR DELETE ON run
    FOR EACH ROW EXECUTE FUNCTION account_counts_run();
CREATE TRIGGER account_counts_run AFTER UPDATE OF state, quick, held_ms ON run
    FOR EACH ROW EXECUTE FUNCTION account_counts_run();

-- A device's time for long runs earns credit for quick ones, which spend it.
CREATE FUNCTION device_earns() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    part double precision := (SELECT quick_part FROM share_rule);
    held bigint := NEW.held_ms - OLD.held_ms;
    more bigint := CASE WHEN NEW.quick THEN - held ELSE held * part / (1 - part) END;
BEGIN
    INSERT INTO device_credit AS d VALUES (OLD.device_id, least(300000, greatest(-60000, 300000 + more)))
        ON CONFLICT (device_id) DO UPDATE
       SET credit_ms = least(300000, greatest(-60000, d.credit_ms + more));
    RETURN NULL;
END $$;
CREATE TRIGGER device_earns AFTER UPDATE OF held_ms ON run
    FOR EACH ROW WHEN (OLD.device_id IS NOT NULL AND NEW.held_ms > OLD.held_ms)
    EXECUTE FUNCTION device_earns();

UPDATE quota_account q
   SET long_cpu = r.long_cpu, long_gpu = r.long_gpu, active = r.active, advance_ms = r.advance_ms
  FROM (SELECT account_id,
               count(*) FILTER (WHERE cell = 'long_cpu') AS long_cpu,
               count(*) FILTER (WHERE cell = 'long_gpu') AS long_gpu,
               count(*) FILTER (WHERE cell = 'active') AS active,
               sum(advance) AS advance_ms
          FROM (SELECT account_id, counted_as(state, pinned_device, lane, quick) AS cell,
                       advance_of(state, estimate_ms, held_ms) AS advance FROM run) counted
         GROUP BY account_id) r
 WHERE q.account_id = r.account_id;
UPDATE quota_account SET share = NULL;
