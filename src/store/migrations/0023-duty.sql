-- Who stands duty, where and when: the roll, posts and their hours, what is wanted, plans and published turns, absences, swaps, gear.

create table family (
  community_id uuid not null references community,
  family_id uuid not null,
  -- whether they always serve on the same turn, or one of them always stays at home
  bond text not null check (bond in ('together', 'never-both')),
  -- what the roll's book calls it
  book_name text,
  made_at timestamptz not null,
  primary key (community_id, family_id)
);
create unique index family_by_book on family (community_id, book_name) where book_name is not null;

create table worker (
  community_id uuid not null references community,
  worker_id uuid not null,
  kind text not null check (kind in ('volunteer', 'staff', 'guard', 'cleaner', 'organisation')),
  -- who joined by link waits until somebody takes them on
  stage text not null check (stage in ('asked', 'active', 'ended')),
  joined_by text not null check (joined_by in ('link', 'paper', 'book', 'desk')),
  -- the row of the roll's book
  fact_id uuid,
  -- who it is in the register, where that is known
  person_id uuid,
  account_id uuid,
  -- the number and PIN at the posts
  guard_id uuid,
  family_id uuid,
  -- may lead a turn: novices never stand without one
  is_experienced boolean not null default false,
  skills text[] not null default '{}',
  free text[] not null check (free <@ array['work-day', 'work-night', 'rest-day', 'rest-night']),
  -- null: not asked (the roll's book has no such column)
  birth_year smallint,
  -- turns in a week; null: as many as the rule allows
  most_turns smallint,
  -- of an organisation: how many come at once, and how many turns it owes in a week
  heads smallint,
  owed_turns smallint,
  -- SHA-256 of the secrets in the link to the own page and to the calendar feed
  link_hash bytea,
  feed_hash bytea,
  asked_at timestamptz not null,
  active_at timestamptz,
  ended_at timestamptz,
  ended_why text check (ended_why in ('own-wish', 'consent-withdrawn', 'moved', 'not-taken-on', 'forgotten')),
  primary key (community_id, worker_id),
  foreign key (community_id, family_id) references family
);
create unique index worker_by_fact on worker (community_id, fact_id) where fact_id is not null;
create unique index worker_by_account on worker (community_id, account_id) where account_id is not null;
create unique index worker_by_guard on worker (community_id, guard_id) where guard_id is not null;
create unique index worker_by_link on worker (community_id, link_hash) where link_hash is not null;
create unique index worker_by_feed on worker (community_id, feed_hash) where feed_hash is not null;

create table worker_detail (
  community_id uuid not null,
  worker_id uuid not null,
  retention text not null,
  name text not null,
  phone text not null,
  -- what they do for a living, the name of a shop or company
  calling text not null default '',
  note text not null default '',
  primary key (community_id, worker_id),
  foreign key (community_id, worker_id) references worker on delete cascade
);

-- What somebody on the roll agreed to; the last word on each stands.
create table worker_consent (
  community_id uuid not null references community,
  consent_id uuid not null,
  worker_id uuid not null,
  what text not null check (what in ('keep', 'share-phone', 'certificate')),
  given_how text not null check (given_how in ('link', 'paper', 'phone')),
  given_at timestamptz not null,
  withdrawn_at timestamptz,
  primary key (community_id, consent_id),
  foreign key (community_id, worker_id) references worker
);
create index worker_consent_by_worker on worker_consent (community_id, worker_id);

-- Days on which somebody cannot come; why they are ill is written nowhere.
create table worker_absence (
  community_id uuid not null references community,
  absence_id uuid not null,
  worker_id uuid not null,
  from_on date not null,
  -- the last day; null: until further notice
  until_on date,
  why text not null check (why in ('away', 'ill', 'stood-down', 'rest')),
  made_at timestamptz not null,
  -- null: they said so themselves
  made_by uuid,
  ended_at timestamptz,
  primary key (community_id, absence_id),
  foreign key (community_id, worker_id) references worker,
  check (until_on >= from_on)
);
create index worker_absence_by_worker on worker_absence (community_id, worker_id);

create table duty_post (
  community_id uuid not null references community,
  post_id uuid not null,
  name text not null,
  -- the post of the gate's phones, where it has any
  gate_post_id uuid,
  place smallint not null,
  made_at timestamptz not null,
  closed_at timestamptz,
  primary key (community_id, post_id)
);
create unique index duty_post_by_name on duty_post (community_id, name) where closed_at is null;

-- The hours of a shift, alike at every post.
create table shift_hours (
  community_id uuid not null references community,
  hours_id uuid not null,
  name text not null,
  -- minutes after midnight in Shanghai
  start_minute smallint not null check (start_minute between 0 and 1439),
  minutes smallint not null check (minutes between 30 and 1440),
  made_at timestamptz not null,
  ended_at timestamptz,
  primary key (community_id, hours_id)
);
create unique index shift_hours_by_name on shift_hours (community_id, name) where ended_at is null;

-- How many are wanted at a post in some hours, on some weekdays, from a day on.
create table duty_demand (
  community_id uuid not null references community,
  demand_id uuid not null,
  post_id uuid not null,
  hours_id uuid not null,
  -- 0 is Monday
  weekdays smallint[] not null check (weekdays <@ array[0, 1, 2, 3, 4, 5, 6]::smallint[]),
  heads smallint not null check (heads between 0 and 50),
  -- of these, with experience
  leads smallint not null check (leads between 0 and 50),
  -- a skill that one of them has to have
  skill text,
  from_on date not null,
  -- the last day
  until_on date,
  made_at timestamptz not null,
  primary key (community_id, demand_id),
  foreign key (community_id, post_id) references duty_post,
  foreign key (community_id, hours_id) references shift_hours
);

-- A post left without anybody for a shift, by a decision.
create table post_closure (
  community_id uuid not null references community,
  closure_id uuid not null,
  post_id uuid not null,
  hours_id uuid not null,
  day date not null,
  made_at timestamptz not null,
  made_by uuid not null,
  undone_at timestamptz,
  primary key (community_id, closure_id)
);
create index post_closure_by_day on post_closure (community_id, day);

-- A week's plan, Monday to Sunday.
create table duty_week (
  community_id uuid not null references community,
  monday date not null,
  -- from when everybody may sign up for what is open; null: not yet
  opens_at timestamptz,
  published_at timestamptz,
  published_by uuid,
  -- how often it was published
  version integer not null default 0,
  primary key (community_id, monday)
);

-- What the plan would be; published it becomes turns.
create table draft_turn (
  community_id uuid not null references community,
  monday date not null,
  day date not null,
  post_id uuid not null,
  hours_id uuid not null,
  worker_id uuid not null,
  -- of an organisation that sends several
  head smallint not null default 1,
  is_pinned boolean not null default false,
  primary key (community_id, day, worker_id, head),
  foreign key (community_id, worker_id) references worker
);
create index draft_turn_by_week on draft_turn (community_id, monday);

-- A turn that somebody was told of, or stood; one over midnight belongs to the day on which it begins.
create table duty_turn (
  community_id uuid not null references community,
  turn_id uuid not null,
  day date not null,
  -- null: work in the office, which counts for rest and is no duty
  post_id uuid,
  hours_id uuid,
  worker_id uuid not null,
  source text not null check (source in ('roster', 'hand', 'sign-up', 'swap', 'stand-in', 'unplanned', 'office')),
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  made_at timestamptz not null,
  -- null: by the worker themselves
  made_by uuid,
  -- gone from the roster
  ended_at timestamptz,
  ended_why text check (ended_why in ('changed', 'swapped', 'away', 'withdrawn', 'taken-back', 'post-closed')),
  signed_in_at timestamptz,
  signed_in_how text check (signed_in_how in ('pin', 'pass', 'desk')),
  signed_out_at timestamptz,
  -- nobody had signed in when the alarm's minutes were over
  missed_at timestamptz,
  -- the row of the duty book
  fact_id uuid,
  primary key (community_id, turn_id),
  foreign key (community_id, worker_id) references worker,
  check (ends_at > starts_at)
);
create index duty_turn_by_day on duty_turn (community_id, day) where ended_at is null;
create index duty_turn_by_worker on duty_turn (community_id, worker_id, day) where ended_at is null;

-- Turns that people hand on or exchange, two or three of them, once everybody has agreed and the office has approved.
create table shift_swap (
  community_id uuid not null references community,
  swap_id uuid not null,
  asked_by uuid not null,
  turn_id uuid not null,
  stage text not null check (stage in ('open', 'agreed', 'approved', 'refused', 'withdrawn', 'lapsed')),
  opened_at timestamptz not null,
  decided_at timestamptz,
  decided_by uuid,
  primary key (community_id, swap_id),
  foreign key (community_id, asked_by) references worker,
  foreign key (community_id, turn_id) references duty_turn
);
create index shift_swap_open on shift_swap (community_id) where stage in ('open', 'agreed');

create table shift_swap_part (
  community_id uuid not null references community,
  swap_id uuid not null,
  turn_id uuid not null,
  to_worker_id uuid not null,
  -- when whoever takes the turn said yes
  agreed_at timestamptz,
  primary key (community_id, swap_id, turn_id),
  foreign key (community_id, swap_id) references shift_swap,
  foreign key (community_id, turn_id) references duty_turn
);

-- Days and hours that somebody would like, or would rather not have.
create table turn_wish (
  community_id uuid not null references community,
  wish_id uuid not null,
  worker_id uuid not null,
  day date not null,
  -- null: any
  hours_id uuid,
  wish text not null check (wish in ('on', 'off')),
  made_at timestamptz not null,
  withdrawn_at timestamptz,
  primary key (community_id, wish_id),
  foreign key (community_id, worker_id) references worker
);
create index turn_wish_by_day on turn_wish (community_id, day) where withdrawn_at is null;

-- What somebody has to be told about their turns, and whether they were.
create table duty_message (
  community_id uuid not null references community,
  message_id uuid not null,
  worker_id uuid not null,
  what text not null check (what in ('published', 'changed', 'swap-asked', 'swap-decided', 'stand-in', 'stood-down')),
  -- the week, the swap, the turn
  monday date,
  about_id uuid,
  made_at timestamptz not null,
  told_at timestamptz,
  told_how text check (told_how in ('own-page', 'phone', 'copied')),
  told_by uuid,
  primary key (community_id, message_id),
  foreign key (community_id, worker_id) references worker
);
create index duty_message_open on duty_message (community_id, worker_id) where told_at is null;

-- Protective gear handed out for a shift: the row of the stock book has the same id.
create table gear_issue (
  community_id uuid not null references community,
  fact_id uuid not null,
  day date not null,
  post_id uuid not null,
  hours_id uuid not null,
  turn_id uuid,
  issued_at timestamptz not null,
  primary key (community_id, fact_id)
);
create index gear_issue_by_day on gear_issue (community_id, day);

-- A round of the posts: the row of the inspection book has the same id. By night it counts for whoever went.
create table post_inspection (
  community_id uuid not null references community,
  fact_id uuid not null,
  post_id uuid not null,
  worker_id uuid,
  inspected_at timestamptz not null,
  is_night boolean not null,
  primary key (community_id, fact_id)
);
create index post_inspection_by_time on post_inspection (community_id, inspected_at);

do $$
declare t text;
begin
  foreach t in array array[
    'family', 'worker', 'worker_detail', 'worker_consent', 'worker_absence', 'duty_post', 'shift_hours', 'duty_demand',
    'post_closure', 'duty_week', 'draft_turn', 'duty_turn', 'shift_swap', 'shift_swap_part', 'turn_wish', 'duty_message',
    'gear_issue', 'post_inspection'
  ] loop
    execute format('alter table %I enable row level security', t);
    execute format(
      'create policy own_neighbourhood on %I using (community_id = nullif(current_setting(''app.community_id'', true), '''')::uuid)',
      t
    );
    execute format('grant select, insert, update on %I to shouwang_app', t);
  end loop;
end
$$;
grant delete on draft_turn to shouwang_app;

-- Who may be rostered how often, for neighbourhoods that are there already.
insert into policy (community_id, policy_id, rule, in_force_from, value, document, recorded_at, applied_at)
  select c.community_id, gen_random_uuid(), 'duty', '2020-01-24'::date,
    '{"turnsAWeek":4,"nightsOnEnd":2,"daysOnEnd":5,"alarmMinutes":10,"restDays":"weekends"}'::jsonb,
    '由居委会自定', now(), now()
  from community c
  on conflict (community_id, rule, in_force_from) where ended_at is null do nothing;

-- The roll's book that was read before.
insert into family (community_id, family_id, bond, book_name, made_at)
  select community_id, gen_random_uuid(), 'together', data->>'同组', min(recorded_at)
  from fact where kind = 'volunteer' and coalesce(data->>'同组', '') <> '' group by community_id, data->>'同组';
insert into worker (community_id, worker_id, kind, stage, joined_by, fact_id, person_id, family_id, free, asked_at, active_at)
  select f.community_id, f.fact_id, 'volunteer', 'active', 'book', f.fact_id, f.person_id, m.family_id,
    case f.data->>'可值守' when '全天' then array['work-day', 'work-night', 'rest-day', 'rest-night']
      when '白天' then array['work-day', 'rest-day'] else array['rest-day', 'rest-night'] end,
    f.recorded_at, f.recorded_at
  from fact f left join family m on m.community_id = f.community_id and m.book_name = f.data->>'同组'
  where f.kind = 'volunteer';
insert into worker_detail (community_id, worker_id, retention, name, phone, calling)
  select w.community_id, w.worker_id, 'campaign', coalesce(d.data->>'姓名', ''), coalesce(d.data->>'手机号', ''), coalesce(d.data->>'身份', '')
  from worker w left join fact_detail d on d.community_id = w.community_id and d.fact_id = w.fact_id;
