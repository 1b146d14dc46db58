-- Every column that counted_as reads moves the counts.
DROP TRIGGER account_counts_run ON run;
CREATE TRIGGER account_counts_run AFTER UPDATE OF state, quick, held_ms, lane, pinned_device ON run
    FOR EACH ROW EXECUTE FUNCTION account_counts_run();

-- Counts an account's runs anew; the caller has locked its row. A count that promises a run which is
-- not there would be the next in turn for ever, and nobody else would be.
CREATE FUNCTION recount(account uuid) RETURNS void LANGUAGE sql AS $$
    UPDATE quota_account
       SET (long_cpu, long_gpu, quick_cpu, quick_gpu, active, advance_ms) =
           (SELECT count(*) FILTER (WHERE cell = 'long_cpu'), count(*) FILTER (WHERE cell = 'long_gpu'),
                   count(*) FILTER (WHERE cell = 'quick_cpu'), count(*) FILTER (WHERE cell = 'quick_gpu'),
                   count(*) FILTER (WHERE cell = 'active'), coalesce(sum(advance), 0)
              FROM (SELECT counted_as(state, pinned_device, lane, quick) AS cell,
                           advance_of(state, estimate_ms, held_ms) AS advance
                      FROM run WHERE account_id = account) counted)
     WHERE account_id = account;
$$;
