-- A lesson: its place on the path, and which of its revisions students read.
CREATE TABLE lesson (
    slug      text PRIMARY KEY CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND length(slug) <= 80),
    -- Lessons are read in the order of place; their numbers are counted from it.
    place     int NOT NULL,
    -- The latest revision: whoever saves names the one they started from.
    newest    int NOT NULL CHECK (newest > 0),
    -- What students read; null while it is a draft.
    published int CHECK (published BETWEEN 1 AND newest),
    -- Deleted lessons are hidden from everybody, and come back when a revision is restored.
    hidden_at timestamptz
);

-- A lesson as somebody saved it. Never changed: to publish and to restore is to point or to copy.
CREATE TABLE lesson_revision (
    slug     text NOT NULL REFERENCES lesson (slug) ON DELETE CASCADE,
    revision int NOT NULL CHECK (revision > 0),
    at       timestamptz NOT NULL DEFAULT now(),
    author   uuid REFERENCES account (id) ON DELETE SET NULL,
    -- It came with the program; while the newest one did, a new version of the program may add another.
    shipped  boolean NOT NULL,
    note     text CHECK (length(note) <= 500),
    markdown text NOT NULL,
    -- The text of each preset under its name, the solution among them.
    presets  json NOT NULL,
    -- The SHA-256 of each figure's bytes under its path.
    figures  json NOT NULL,
    PRIMARY KEY (slug, revision)
);

-- The bytes of figures. They are small and part of a lesson, so they are kept, and saved, with it.
CREATE TABLE lesson_figure (
    sha256 text PRIMARY KEY CHECK (sha256 ~ '^[0-9a-f]{64}$'),
    bytes  bytea NOT NULL CHECK (octet_length(bytes) <= 16777216)
);

-- Pictures sent for a lesson, until a revision shows them.
CREATE TABLE lesson_upload (
    slug   text NOT NULL REFERENCES lesson (slug) ON DELETE CASCADE,
    path   text NOT NULL,
    sha256 text NOT NULL REFERENCES lesson_figure (sha256),
    PRIMARY KEY (slug, path)
);
