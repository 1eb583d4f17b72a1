-- A search for doubles is about findings.
create trigger note_new after insert on doubles_search referencing new table as changed
  for each statement execute function note_table('findings');
create trigger note_change after update on doubles_search referencing new table as changed
  for each statement execute function note_table('findings');
create trigger note_end after delete on doubles_search referencing old table as changed
  for each statement execute function note_table('findings');
