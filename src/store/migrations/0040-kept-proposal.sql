-- The last proposal of a roster, so that it is found again by a server that begins anew: ids, days and counts alone.

create table roster_proposal (
  -- one waits at a time
  community_id uuid not null references community primary key,
  proposal_id uuid not null,
  -- by week, the version of the draft that it began with
  draft_versions integer[] not null,
  -- what it covers, how far it is, what is taken
  state jsonb not null,
  -- where it has people; null: nowhere yet
  turns jsonb,
  began_at timestamptz not null
);

alter table roster_proposal enable row level security;
create policy own_neighbourhood on roster_proposal
  using (community_id = nullif(current_setting('app.community_id', true), '')::uuid);
grant select, insert, update, delete on roster_proposal to shouwang_app;
