-- A network that somebody is building. Its owner alone writes it; with the link, others read it.
CREATE TABLE saved_network (
    id         uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    account_id uuid NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    name       text NOT NULL CHECK (length(name) BETWEEN 1 AND 120),
    dataset    text NOT NULL CHECK (length(dataset) BETWEEN 1 AND 200),
    network    json NOT NULL,
    training   json NOT NULL,
    -- Goes up with every change; a writer names the version it started from.
    version    int NOT NULL DEFAULT 1 CHECK (version > 0),
    shared     boolean NOT NULL DEFAULT false,
    updated_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX saved_network_mine ON saved_network (account_id, updated_at DESC);
