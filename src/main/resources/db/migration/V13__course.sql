-- Classes, what their members have done in lessons, and challenges as the site judged them.

-- A group that an instructor teaches. Its code lets people in; NULL lets nobody.
CREATE TABLE course_class (
    id          uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    name        text NOT NULL CHECK (length(name) BETWEEN 1 AND 60),
    instructor  uuid NOT NULL REFERENCES account (id),
    starts      date,
    ends        date,
    weekly_ms   bigint CHECK (weekly_ms >= 0),  -- each member's device time a week; NULL: the site's
    share_class uuid REFERENCES share_class ON DELETE SET NULL, -- holds its weight; NULL: 1
    code        text UNIQUE CHECK (code ~ '^[A-Z]{8}$'),
    created_at  timestamptz NOT NULL,
    CHECK (ends >= starts)
);
CREATE INDEX course_class_instructor ON course_class (instructor);

CREATE TABLE class_member (
    class     uuid NOT NULL REFERENCES course_class ON DELETE CASCADE,
    account   uuid NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    joined_at timestamptz NOT NULL,
    PRIMARY KEY (class, account)
);
CREATE INDEX class_member_account ON class_member (account);

-- What a class changes about a lesson; without a row nothing.
CREATE TABLE class_lesson (
    class  uuid NOT NULL REFERENCES course_class ON DELETE CASCADE,
    lesson text NOT NULL,
    hidden boolean NOT NULL,
    opens  timestamptz,
    due    timestamptz,
    PRIMARY KEY (class, lesson)
);

-- A network that an instructor put before everybody of a class.
CREATE TABLE pushed_network (
    id       uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    class    uuid NOT NULL REFERENCES course_class ON DELETE CASCADE,
    by       uuid NOT NULL REFERENCES account (id),
    dataset  text NOT NULL,
    network  json NOT NULL,
    training json NOT NULL,
    words    text NOT NULL CHECK (length(words) <= 500),
    at       timestamptz NOT NULL
);
CREATE INDEX pushed_network_class ON pushed_network (class, at DESC);

-- Where somebody reads.
CREATE TABLE lesson_place (
    account uuid NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    lesson  text NOT NULL,
    block   int NOT NULL CHECK (block >= 0),
    at      timestamptz NOT NULL,
    PRIMARY KEY (account, lesson)
);

CREATE TABLE quiz_answer (
    account  uuid NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    lesson   text NOT NULL,
    quiz     text NOT NULL,
    tries    int NOT NULL CHECK (tries > 0),
    right_at timestamptz,        -- the first right answer; later ones count as tries only
    at       timestamptz NOT NULL,
    PRIMARY KEY (account, lesson, quiz)
);

-- Locked by the first run of the lesson that is submitted after it: in that run's transaction, so
-- that deleting the run unlocks nothing.
CREATE TABLE prediction (
    account    uuid NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    lesson     text NOT NULL,
    prediction text NOT NULL,
    value      json NOT NULL,
    at         timestamptz NOT NULL,
    run        uuid,             -- no reference: it outlives a deleted run
    PRIMARY KEY (account, lesson, prediction)
);
CREATE INDEX prediction_open ON prediction (account, lesson) WHERE run IS NULL;

-- A run handed in for a challenge. Rules are those of the moment: editing the lesson changes none.
CREATE TABLE challenge_attempt (
    id        uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    account   uuid NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    lesson    text NOT NULL,
    revision  int NOT NULL,
    run       uuid NOT NULL,     -- no reference: a verdict outlives a deleted run
    rules     json NOT NULL,
    handed_in json NOT NULL,     -- the run as it was recorded then: its owner may delete it
    at        timestamptz NOT NULL,
    state     text NOT NULL CHECK (state IN ('JUDGING', 'MET', 'FAILED')),
    met       int,
    judged_at timestamptz,
    UNIQUE (run, lesson, revision),
    CHECK ((state = 'JUDGING') = (met IS NULL) AND (met IS NULL) = (judged_at IS NULL))
);
CREATE INDEX challenge_attempt_account ON challenge_attempt (account, lesson, at);
-- The site pays for the seeds of one attempt at a time.
CREATE UNIQUE INDEX challenge_attempt_judging ON challenge_attempt (account, lesson)
    WHERE state = 'JUDGING';

-- The runs of an attempt: the student's own in place 0, the site's behind it.
CREATE TABLE attempt_run (
    attempt  uuid NOT NULL REFERENCES challenge_attempt ON DELETE CASCADE,
    place    int NOT NULL CHECK (place >= 0),
    run      uuid NOT NULL,
    repeats  int NOT NULL DEFAULT 0 CHECK (repeats >= 0), -- runs before it that the site lost
    PRIMARY KEY (attempt, place)
);
CREATE INDEX attempt_run_run ON attempt_run (run);

-- How each rule of a judged attempt came out, for desks and gradebooks.
CREATE TABLE attempt_rule (
    attempt uuid NOT NULL REFERENCES challenge_attempt ON DELETE CASCADE,
    place   int NOT NULL CHECK (place >= 0),
    met     boolean NOT NULL,
    found   text NOT NULL,
    PRIMARY KEY (attempt, place)
);

-- A run that the site wants, to see whether an attempt's network learns with another seed. The site
-- pays, and it is not among its owner's runs.
ALTER TABLE run ADD COLUMN check_of uuid,
    ADD CONSTRAINT site_pays_for_checks CHECK (check_of IS NULL OR site_pays);
