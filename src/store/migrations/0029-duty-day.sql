-- What the day at the posts keeps besides: what an absence freed and what mends it, who was rung up to stand in.

alter table worker_absence
  -- the work in the office that went to others with it
  add column hand_over_id uuid,
  -- taken back, with all that followed from it
  add column undone_at timestamptz;

alter table duty_turn
  -- the absence that ended it, or a mending of that absence
  add column freed_by uuid,
  -- the absence, or the post's closing, that it mends
  add column mends uuid;
create index duty_turn_freed on duty_turn (community_id, freed_by) where freed_by is not null;
create index duty_turn_mends on duty_turn (community_id, mends) where mends is not null;
create index duty_turn_due on duty_turn (community_id, starts_at)
  where ended_at is null and signed_in_at is null and missed_at is null and post_id is not null;

-- Somebody was rung up to stand in for a shift at a post.
create table stand_in_call (
  community_id uuid not null references community,
  call_id uuid not null,
  day date not null,
  post_id uuid not null,
  hours_id uuid not null,
  worker_id uuid not null,
  answer text not null check (answer in ('comes', 'cannot', 'no-answer')),
  -- the turn of whoever comes
  turn_id uuid,
  called_at timestamptz not null,
  called_by uuid not null,
  undone_at timestamptz,
  primary key (community_id, call_id),
  foreign key (community_id, worker_id) references worker
);
create index stand_in_call_by_day on stand_in_call (community_id, day);

alter table stand_in_call enable row level security;
create policy own_neighbourhood on stand_in_call
  using (community_id = nullif(current_setting('app.community_id', true), '')::uuid);
grant select, insert, update on stand_in_call to shouwang_app;

-- A row that was taken back is linked to no shift any more.
grant delete on gear_issue, post_inspection to shouwang_app;
