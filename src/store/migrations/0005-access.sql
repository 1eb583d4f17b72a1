-- The application works as shouwang_app, which owns nothing: it sees the neighbourhood that its transaction
-- names (SET LOCAL app.community_id) and no other, and it cannot rewrite facts, the audit or the history.

do $$
declare t text;
begin
  if not exists (select from pg_roles where rolname = 'shouwang_app') then
    create role shouwang_app nologin;
  end if;
  begin
    -- a server given by DATABASE_URL signs in as the owner and steps down to this role in every transaction
    execute format('grant shouwang_app to %I', current_user);
  exception when insufficient_privilege then
    null; -- whoever made the role has made the owner its member
  end;
  foreach t in array array[
    'account', 'session', 'command', 'audit_entry', 'policy', 'stairwell', 'dwelling', 'household', 'household_detail',
    'person', 'person_identity', 'person_key', 'stay', 'register_change', 'fact', 'fact_detail', 'matter',
    'quarantine_case', 'transition', 'screening', 'reading_day', 'tally', 'tally_month', 'import_run', 'refused_row',
    'forgotten_row', 'erasure'
  ] loop
    execute format('alter table %I enable row level security', t);
    execute format(
      'create policy own_neighbourhood on %I using (community_id = nullif(current_setting(''app.community_id'', true), '''')::uuid)',
      t
    );
    execute format('grant select, insert on %I to shouwang_app', t);
  end loop;
  foreach t in array array[
    'account', 'session', 'policy', 'stairwell', 'dwelling', 'household', 'household_detail', 'person',
    'person_identity', 'person_key', 'stay', 'matter', 'quarantine_case', 'screening', 'reading_day', 'tally', 'tally_month',
    'import_run', 'refused_row', 'erasure'
  ] loop
    execute format('grant update on %I to shouwang_app', t);
  end loop;
  foreach t in array array['session', 'quarantine_case', 'screening', 'person_key', 'tally'] loop
    execute format('grant delete on %I to shouwang_app', t);
  end loop;
  grant select, insert, update on community to shouwang_app;
end
$$;

-- Values of these columns must not settle in the planner's statistics: they are what a deletion has to remove.
alter table fact_detail alter column data set statistics 0;
alter table household_detail alter column householder set statistics 0;
alter table household_detail alter column phone set statistics 0;
alter table person_identity alter column name set statistics 0;
alter table person_identity alter column id_number set statistics 0;
alter table person_identity alter column phone set statistics 0;
alter table register_change alter column before set statistics 0;
alter table register_change alter column after set statistics 0;
alter table refused_row alter column cells set statistics 0;
