-- Planning by hand: every step on a draft can be taken back, and the draft knows which published turns it has taken in.

alter table duty_week
  -- counts the steps, so that two planners do not write over each other
  add column draft_version integer not null default 0,
  -- the turns that stood when the draft was last brought up to them
  add column synced uuid[] not null default '{}';

create table draft_step (
  community_id uuid not null references community,
  step_id uuid not null,
  monday date not null,
  -- the draft's version that it made
  number integer not null,
  what text not null check (what in ('hand', 'proposal', 'copy')),
  -- places of the draft that it took away, and that it put there
  taken jsonb not null,
  put jsonb not null,
  made_at timestamptz not null,
  made_by uuid not null,
  undone_at timestamptz,
  primary key (community_id, step_id)
);
create index draft_step_by_week on draft_step (community_id, monday, number);

alter table draft_step enable row level security;
create policy own_neighbourhood on draft_step
  using (community_id = nullif(current_setting('app.community_id', true), '')::uuid);
grant select, insert, update, delete on draft_step to shouwang_app;

-- What is no longer as somebody was told, and the codes of why; ids and days alone.
alter table duty_message add column changes jsonb not null default '[]';
