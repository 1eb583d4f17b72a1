-- What a change is about, so that only screens that show it ask anew. Every table says so itself: no way of writing is forgotten.
-- A transaction gathers its topics in app.changed; whoever tells the change reads them there. Functions are replaced: a backup that
-- is restored drops the tables alone.

create or replace function note_topic(topic text) returns void language plpgsql as $$
declare before text := coalesce(current_setting('app.changed', true), '');
begin
  if strpos(before || ' ', ' ' || topic || ' ') = 0 then
    perform set_config('app.changed', before || ' ' || topic, true);
  end if;
end
$$;

-- for tables of which every row is about the same; a statement that touched no row has changed nothing
create or replace function note_table() returns trigger language plpgsql as $$
begin
  if exists (select from changed) then perform note_topic(tg_argv[0]); end if;
  return null;
end
$$;

create or replace function topic_of_fact(kind text) returns text language sql immutable as $$
  select case kind
    when 'call' then 'calls'
    when 'need' then 'needs'
    when 'reading' then 'readings'
    when 'visit' then 'visits'
    when 'waste-pickup' then 'waste'
    when 'returnee-registration' then 'screenings'
    when 'tenant-screening' then 'screenings'
    when 'ledger-entry' then 'cases'
    when 'quarantine-return' then 'cases'
    when 'case-step' then 'cases'
    when 'gate-passage' then 'gate'
    when 'gate-undo' then 'gate'
    when 'pass' then 'passes'
    when 'attempt' then 'attempts'
    -- it says nothing itself: see what it corrects
    when 'taken-back' then null
    when 'mask-booking' then 'books'
    when 'stock-movement' then 'books'
    when 'volunteer' then 'books'
    when 'duty-turn' then 'books'
    when 'disinfection' then 'books'
    when 'checkpoint-inspection' then 'books'
    else 'everything'
  end
$$;

create or replace function topic_of_check(kind text) returns text language sql immutable as $$
  select case kind
    when 'reading' then 'readings'
    when 'visit' then 'visits'
    when 'waste' then 'waste'
    when 'call' then 'calls-to-make'
    when 'knock' then 'knocks'
    else 'everything'
  end
$$;

create or replace function topic_of_transition(subject_kind text) returns text language sql immutable as $$
  select case subject_kind
    -- its matter is written with it
    when 'matter' then null
    when 'case' then 'cases'
    when 'case-file' then 'cases'
    when 'task' then 'tasks'
    when 'need' then 'needs'
    when 'care-plan' then 'care'
    when 'planned-check' then 'attempts'
    else 'everything'
  end
$$;

create or replace function topic_of_tally(measure text) returns text language sql immutable as $$
  select case
    when measure in ('returnees', 'tenants') then 'screenings'
    when measure like 'cases-%' then 'cases'
    when measure = 'calls-by-hour' then 'calls'
    else 'sums'
  end
$$;

-- for tables of which each row is about its kind
create or replace function note_kinds() returns trigger language plpgsql as $$
declare topics text[];
begin
  case tg_table_name
    when 'fact' then
      select array_agg(topic_of_fact(k.kind)) into topics from (
        select distinct kind from changed
        -- what takes a fact back, or is written in its place, is about that fact
        union select f.kind from changed c
          join fact f on f.community_id = c.community_id and f.fact_id = c.corrects) k;
    when 'matter' then
      select array_agg(topic_of_fact(k.kind)) into topics from (select distinct kind from changed) k;
    when 'planned_check' then
      select array_agg(topic_of_check(k.kind)) into topics from (select distinct kind from changed) k;
    when 'transition' then
      select array_agg(topic_of_transition(k.kind)) into topics
        from (select distinct subject_kind as kind from changed) k;
    when 'tally' then
      select array_agg(topic_of_tally(k.kind)) into topics from (select distinct measure as kind from changed) k;
  end case;
  for place in 1 .. coalesce(array_length(topics, 1), 0) loop
    if topics[place] is not null then perform note_topic(topics[place]); end if;
  end loop;
  return null;
end
$$;

do $$
declare t text;
begin
  foreach t in array array['fact', 'matter', 'planned_check', 'transition', 'tally'] loop
    execute format('create trigger note_new after insert on %I referencing new table as changed
      for each statement execute function note_kinds()', t);
    execute format('create trigger note_change after update on %I referencing new table as changed
      for each statement execute function note_kinds()', t);
    execute format('create trigger note_end after delete on %I referencing old table as changed
      for each statement execute function note_table(''everything'')', t);
  end loop;
end
$$;

do $$
declare about record;
begin
  for about in select * from (values
    -- what every screen may name: doors, people, colleagues, rules
    ('account', 'everything'), ('policy', 'everything'), ('stairwell', 'everything'), ('dwelling', 'everything'),
    ('household', 'everything'), ('household_detail', 'everything'), ('person', 'everything'),
    ('person_identity', 'everything'), ('stay', 'everything'), ('register_change', 'everything'),
    ('person_merge', 'everything'), ('person_merge_detail', 'everything'), ('erasure', 'everything'),
    ('frozen_summary', 'everything'), ('gate_key', 'everything'),
    ('quarantine_case', 'cases'), ('case_file', 'cases'),
    ('screening', 'screenings'), ('reading_day', 'readings'),
    ('phone_call', 'calls'), ('common_answer', 'answers'), ('planned_check_detail', 'calls-to-make'),
    ('need', 'needs'), ('care_plan', 'care'), ('knock_round', 'knocks'), ('paper_line', 'paper'),
    ('task', 'tasks'), ('task_detail', 'tasks'), ('hand_over', 'hand-overs'), ('hand_over_item', 'hand-overs'),
    ('self_report', 'reports'), ('self_report_detail', 'reports'), ('home_card', 'cards'), ('person_secret', 'cards'),
    ('import_run', 'imports'), ('refused_row', 'imports'),
    ('person_list', 'lists'), ('person_list_detail', 'lists'), ('list_row', 'lists'), ('list_row_detail', 'lists'),
    ('finding', 'findings'), ('finding_detail', 'findings'), ('likeness', 'findings'),
    ('pass', 'passes'), ('parcel', 'parcels'),
    ('gate_post', 'gate'), ('guard', 'gate'), ('join_code', 'gate'), ('gate_device', 'gate'), ('gate_entry', 'gate'),
    ('unread_entry', 'gate'), ('anomaly', 'gate'), ('gate_hour', 'gate')
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

-- its words are written with the fact; changed later they may be anybody's
create trigger note_change after update on fact_detail referencing new table as changed
  for each statement execute function note_table('everything');
create trigger note_end after delete on fact_detail referencing old table as changed
  for each statement execute function note_table('everything');

-- the neighbourhood itself: all but its version, which is not what a change is about
create or replace function note_neighbourhood() returns trigger language plpgsql as $$
begin
  perform note_topic('everything');
  return null;
end
$$;
create trigger note_change after insert or delete or update of name, phone, demonstration, fingerprint_key on community
  for each statement execute function note_neighbourhood('everything');

-- The version that last changed something of a topic: what was read before it is read anew only then.
create table topic_version (
  community_id uuid not null references community,
  topic text not null,
  version bigint not null,
  primary key (community_id, topic)
);
alter table topic_version enable row level security;
create policy own_neighbourhood on topic_version
  using (community_id = nullif(current_setting('app.community_id', true), '')::uuid);
grant select, insert, update on topic_version to shouwang_app;

-- Who asks is looked up with every request: in one statement, and one way there and back, instead of a transaction.
create or replace function find_live_session(community uuid, token bytea, at timestamptz)
returns table (
  account_id uuid, role text, login text, name text, language text, made_at timestamptz, seen_at timestamptz,
  neighbourhood text, demonstration boolean
) language plpgsql as $$
begin
  -- for this statement alone: it sees the one neighbourhood and no other
  perform set_config('app.community_id', community::text, true);
  return query
    select a.account_id, a.role, a.login, a.name, a.language, s.made_at, s.seen_at, c.name, c.demonstration
    from session s
    join account a on a.community_id = s.community_id and a.account_id = s.account_id
    join community c on c.community_id = s.community_id
    where s.community_id = community and s.token_hash = token and s.expires_at > at and a.disabled_at is null;
end
$$;
