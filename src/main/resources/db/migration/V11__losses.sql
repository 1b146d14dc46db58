-- A worker that is lost says little about the run it held, a trainer that dies says much: they are
-- counted apart. attempts counts dead trainers; this counts lost workers since the last checkpoint.
ALTER TABLE run ADD COLUMN worker_losses int NOT NULL DEFAULT 0
    CHECK (worker_losses BETWEEN 0 AND 10);
-- How many events the present holder has told. One whose answer got lost tells them again, and they
-- are kept once.
ALTER TABLE run ADD COLUMN told bigint NOT NULL DEFAULT 0 CHECK (told >= 0);
