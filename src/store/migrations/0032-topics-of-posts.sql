-- Which gates there are and who keeps them changes seldom, what passes them all the time: whoever shows the first alone (the roll,
-- the set-up of shifts) is not told of the second.
do $$
declare t text;
begin
  foreach t in array array['gate_post', 'guard'] loop
    execute format('drop trigger note_new on %I', t);
    execute format('drop trigger note_change on %I', t);
    execute format('drop trigger note_end on %I', t);
    execute format('create trigger note_new after insert on %I referencing new table as changed
      for each statement execute function note_table(''posts'')', t);
    execute format('create trigger note_change after update on %I referencing new table as changed
      for each statement execute function note_table(''posts'')', t);
    execute format('create trigger note_end after delete on %I referencing old table as changed
      for each statement execute function note_table(''posts'')', t);
  end loop;
end
$$;
