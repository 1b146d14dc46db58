-- The lesson that a network stands beside, and the lesson's preset that it grew from. A person has one
-- of each lesson, at whatever machine they go on.
ALTER TABLE saved_network
    ADD COLUMN lesson text CHECK (length(lesson) BETWEEN 1 AND 100),
    ADD COLUMN preset text CHECK (length(preset) BETWEEN 1 AND 100);
CREATE UNIQUE INDEX saved_network_of_lesson ON saved_network (account_id, lesson)
 WHERE lesson IS NOT NULL;
