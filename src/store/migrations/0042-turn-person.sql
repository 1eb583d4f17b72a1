-- Who comes to a turn of an organisation, where it says so or the post writes it down. Such names are kept as long as the rule of
-- duty says: as long as somebody who stood beside them may still fall ill.
create table duty_turn_detail (
  community_id uuid not null references community,
  turn_id uuid not null,
  retention text not null,
  name text not null,
  -- whoever of the roll it is, where that is known
  worker_id uuid,
  written_at timestamptz not null,
  -- null: by the organisation, on its own page
  written_by uuid,
  primary key (community_id, turn_id),
  foreign key (community_id, turn_id) references duty_turn on delete cascade,
  foreign key (community_id, worker_id) references worker
);
create index duty_turn_detail_by_worker on duty_turn_detail (community_id, worker_id) where worker_id is not null;

alter table duty_turn_detail enable row level security;
create policy own_neighbourhood on duty_turn_detail
  using (community_id = nullif(current_setting('app.community_id', true), '')::uuid);
grant select, insert, update, delete on duty_turn_detail to shouwang_app;

create trigger note_new after insert on duty_turn_detail referencing new table as changed
  for each statement execute function note_table('duty');
create trigger note_change after update on duty_turn_detail referencing new table as changed
  for each statement execute function note_table('duty');
create trigger note_end after delete on duty_turn_detail referencing old table as changed
  for each statement execute function note_table('duty');

update policy set value = value || '{"namesDays":14}' where rule = 'duty' and not value ? 'namesDays';
