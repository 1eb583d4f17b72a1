-- What a change of the roll, the rosters and the day at the posts is about.
do $$
declare about record;
begin
  for about in select * from (values
    ('family', 'roll'), ('worker', 'roll'), ('worker_detail', 'roll'), ('worker_consent', 'roll'), ('roll_link', 'roll'),
    ('service_certificate', 'roll'),
    ('worker_absence', 'duty'), ('duty_post', 'duty'), ('shift_hours', 'duty'), ('duty_demand', 'duty'),
    ('post_closure', 'duty'), ('duty_week', 'duty'), ('draft_turn', 'duty'), ('draft_step', 'duty'), ('duty_turn', 'duty'),
    ('shift_swap', 'duty'), ('shift_swap_part', 'duty'), ('turn_wish', 'duty'), ('duty_message', 'duty'),
    ('gear_issue', 'duty'), ('post_inspection', 'duty'), ('stand_in_call', 'duty')
  ) as of_table (name, topic) loop
    execute format('create trigger note_new after insert on %I referencing new table as changed
      for each statement execute function note_table(%L)', about.name, about.topic);
    execute format('create trigger note_change after update on %I referencing new table as changed
      for each statement execute function note_table(%L)', about.name, about.topic);
    execute format('create trigger note_end after delete on %I referencing old table as changed
      for each statement execute function note_table(%L)', about.name, about.topic);
  end loop;
end
$$;
