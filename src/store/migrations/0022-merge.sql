-- Merging two records of one person: what hung on the one hangs on the other, and goes back. A fact keeps all that it says; whose it
-- is may change.
grant update (person_id) on fact to shouwang_app;
grant update (person_id, subject_id) on register_change to shouwang_app;
grant update (about_id) on paper_line to shouwang_app;
grant delete on paper_line, person_identity, reading_day to shouwang_app;

-- One person is merged into one other at a time.
create unique index person_merge_standing on person_merge (community_id, gone_id) where undone_at is null;
