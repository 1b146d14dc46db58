-- The version at hand of each data set that was imported. Shipped and generated ones need no row.
CREATE TABLE dataset (
    id          text PRIMARY KEY,
    version     text NOT NULL CHECK (version ~ '^[0-9a-f]{64}$'),
    train       int NOT NULL CHECK (train > 0),
    test        int NOT NULL CHECK (test > 0),
    imported_at timestamptz NOT NULL DEFAULT now()
);

-- The latest import of each data set. Its attempt is a fence: whoever works for an older one finds
-- no row to write to, and stops. An active row that nobody touched for a while was interrupted.
CREATE TABLE dataset_import (
    dataset        text PRIMARY KEY,
    attempt        bigint NOT NULL,
    state          text NOT NULL CHECK (state IN ('RECEIVING', 'READING', 'FAILED')),
    address        text,                        -- null: the files were uploaded
    received_bytes bigint NOT NULL DEFAULT 0,
    total_bytes    bigint,                      -- null while unknown
    message        text NOT NULL,
    started_by     uuid REFERENCES account (id) ON DELETE SET NULL,
    started_at     timestamptz NOT NULL DEFAULT now(),
    touched_at     timestamptz NOT NULL DEFAULT now()
);
CREATE SEQUENCE dataset_import_attempt;
