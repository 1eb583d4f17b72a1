-- Lists of people from elsewhere, held against the register: who is whom, found or said by people, and what does not agree.

create table person_list (
  community_id uuid not null references community,
  list_id uuid not null,
  asks text not null check (asks in ('return', 'residence')),
  -- names the sender and the header, so that the next list of the same kind is read the same way
  layout_key bytea not null,
  made_at timestamptz not null,
  made_by uuid,
  due_at timestamptz,
  -- null: its rows are being matched
  matched_at timestamptz,
  -- when the reply was last written
  answered_at timestamptz,
  taken_back_at timestamptz,
  primary key (community_id, list_id)
);
create index person_list_by_time on person_list (community_id, made_at);
create index person_list_by_layout on person_list (community_id, layout_key, made_at);

create table person_list_detail (
  community_id uuid not null,
  list_id uuid not null,
  retention text not null,
  -- sender, title, file, header, kinds of the columns
  data jsonb not null,
  primary key (community_id, list_id),
  foreign key (community_id, list_id) references person_list on delete cascade
);

create table list_row (
  community_id uuid not null references community,
  row_id uuid not null,
  list_id uuid not null,
  place integer not null,
  identity text not null default 'waiting' check (identity in ('waiting', 'same', 'new', 'doubtful', 'later')),
  -- null: found by itself
  identity_by uuid,
  identity_at timestamptz,
  -- who it is, or who it most likely is
  person_id uuid,
  chance real,
  -- rows of one household of the list are shown together
  household integer,
  outcome text check (outcome in ('known', 'wrong', 'missed', 'not-living-here', 'out-of-time', 'passed-through', 'other-area', 'not-key-area')),
  outcome_at timestamptz,
  outcome_by uuid,
  end_kind text check (end_kind in ('person', 'case', 'task', 'rejection')),
  end_id uuid,
  -- the call to make that asks them
  check_id uuid,
  primary key (community_id, row_id),
  foreign key (community_id, list_id) references person_list
);
create index list_row_by_list on list_row (community_id, list_id, place);
create index list_row_by_person on list_row (community_id, person_id) where person_id is not null;
create index list_row_open on list_row (community_id, list_id) where outcome is null;

create table list_row_detail (
  community_id uuid not null,
  row_id uuid not null,
  retention text not null,
  -- the row's cells as they came, who else it may be, why it ended as it did
  data jsonb not null,
  primary key (community_id, row_id),
  foreign key (community_id, row_id) references list_row on delete cascade
);

-- What people said of two records, the last word on each two standing. A record is a person of the register or a row of a list.
create table likeness (
  community_id uuid not null references community,
  likeness_id uuid not null,
  one_kind text not null check (one_kind in ('person', 'row')),
  one_id uuid not null,
  other_kind text not null check (other_kind in ('person', 'row')),
  other_id uuid not null,
  said text not null check (said in ('same', 'not-same', 'undone')),
  -- what the engine had given them, in log-odds
  odds real,
  said_at timestamptz not null,
  said_by uuid not null,
  primary key (community_id, likeness_id)
);
create index likeness_by_time on likeness (community_id, said_at);
create index likeness_by_one on likeness (community_id, one_id);
create index likeness_by_other on likeness (community_id, other_id);

-- Two records that are one person: everything that hung on `gone` hangs on `kept`, and can be given back.
create table person_merge (
  community_id uuid not null references community,
  merge_id uuid not null,
  kept_id uuid not null,
  gone_id uuid not null,
  merged_at timestamptz not null,
  merged_by uuid not null,
  undone_at timestamptz,
  undone_by uuid,
  primary key (community_id, merge_id)
);
create index person_merge_by_kept on person_merge (community_id, kept_id);
create index person_merge_by_gone on person_merge (community_id, gone_id);

create table person_merge_detail (
  community_id uuid not null,
  merge_id uuid not null,
  retention text not null,
  -- reason; both identities as they were; what was moved: table, keys
  data jsonb not null,
  primary key (community_id, merge_id),
  foreign key (community_id, merge_id) references person_merge on delete cascade
);

-- What does not agree, until somebody has dealt with it.
create table finding (
  community_id uuid not null references community,
  finding_id uuid not null,
  kind text not null check (kind in ('missing', 'double', 'contradictory', 'silent')),
  -- tells it from every other: found twice it is there once, and dismissed it stays so
  cause text not null,
  person_id uuid,
  other_person_id uuid,
  row_id uuid,
  fact_id uuid,
  dwelling_id uuid,
  -- what does not agree: address, phone, origin, date
  field text,
  -- contradictory, double: how sure
  chance real,
  found_at timestamptz not null,
  ended_at timestamptz,
  ended_by uuid,
  ended_as text check (ended_as in ('task', 'merged', 'dismissed', 'gone')),
  task_id uuid,
  primary key (community_id, finding_id),
  unique (community_id, cause)
);
create index finding_open on finding (community_id, kind, found_at) where ended_at is null;
create index finding_by_person on finding (community_id, person_id) where person_id is not null;

create table finding_detail (
  community_id uuid not null,
  finding_id uuid not null,
  retention text not null,
  -- what the two sources say, why it was dismissed
  data jsonb not null,
  primary key (community_id, finding_id),
  foreign key (community_id, finding_id) references finding on delete cascade
);

do $$
declare t text;
begin
  foreach t in array array[
    'person_list', 'person_list_detail', 'list_row', 'list_row_detail', 'likeness', 'person_merge', 'person_merge_detail',
    'finding', 'finding_detail'
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

alter table person_list_detail alter column data set statistics 0;
alter table list_row_detail alter column data set statistics 0;
alter table person_merge_detail alter column data set statistics 0;
alter table finding_detail alter column data set statistics 0;
