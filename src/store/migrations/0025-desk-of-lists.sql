-- The state of the register that a list's open rows were last held against: when it differs they are matched again.
alter table person_list add column register_mark text;

-- The register held against itself for records that are one person: how each search went. One that has not ended and that no server is
-- at work on was interrupted.
create table doubles_search (
  community_id uuid not null references community,
  search_id uuid not null,
  started_at timestamptz not null,
  -- null: by the clock
  started_by uuid,
  people integer not null,
  ended_at timestamptz,
  ended_as text check (ended_as in ('done', 'cancelled', 'failed', 'interrupted')),
  -- pairs that are likely one person
  found integer,
  register_mark text not null,
  primary key (community_id, search_id)
);
create index doubles_search_by_time on doubles_search (community_id, started_at);
-- of one neighbourhood one at a time
create unique index doubles_search_running on doubles_search (community_id) where ended_at is null;

alter table doubles_search enable row level security;
create policy own_neighbourhood on doubles_search
  using (community_id = nullif(current_setting('app.community_id', true), '')::uuid);
grant select, insert, update on doubles_search to shouwang_app;

-- Somebody of the register whom a list that goes from home to home does not name.
alter table finding drop constraint finding_kind_check;
alter table finding add constraint finding_kind_check
  check (kind in ('missing', 'double', 'contradictory', 'silent', 'unseen'));

-- The task that was made for a row: it stays with the row when somebody has seen to it.
alter table list_row add column task_id uuid;
update list_row set task_id = end_id where end_kind = 'task';
create index list_row_by_task on list_row (community_id, task_id) where task_id is not null;
