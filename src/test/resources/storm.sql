-- What a storm's test keeps beside the site's own tables.
CREATE TABLE storm_write (run uuid NOT NULL, given bigint NOT NULL, present bigint NOT NULL, what text NOT NULL);
CREATE INDEX storm_write_run ON storm_write (run, what);
CREATE TABLE storm_refusal (run uuid NOT NULL, given bigint NOT NULL, what text NOT NULL);
CREATE TABLE storm_end (run uuid NOT NULL, fence bigint NOT NULL, state text NOT NULL);
CREATE INDEX storm_end_run ON storm_end (run);
-- Which slices an attempt has had.
CREATE TABLE storm_slice (run uuid NOT NULL, fence bigint NOT NULL, slice int NOT NULL, PRIMARY KEY (run, fence, slice));

CREATE FUNCTION storm_watch() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.finished_at IS DISTINCT FROM OLD.finished_at THEN
        INSERT INTO storm_end VALUES (NEW.id, NEW.fence, NEW.state);
    END IF;
    IF NEW.state IN ('PREPARING', 'TRAINING') THEN
        INSERT INTO storm_slice VALUES (NEW.id, NEW.fence, NEW.slice) ON CONFLICT DO NOTHING;
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER storm_watch AFTER UPDATE ON run FOR EACH ROW EXECUTE FUNCTION storm_watch();
