-- The register: stairwells, dwellings, households, people, stays are five things. What identifies a person
-- lies in tables of its own (household_detail, person_identity), with a retention class.

create table stairwell (
  community_id uuid not null references community,
  stairwell_id uuid not null,
  lane text not null,
  number text not null,
  floors integer not null,
  doors_per_floor integer not null,
  -- the place on the ground that the committee dragged it to; null: drawn in order of its number
  plan_x real,
  plan_y real,
  row_key bytea,
  ended_on date,
  primary key (community_id, stairwell_id),
  unique (community_id, lane, number)
);

create table dwelling (
  community_id uuid not null references community,
  dwelling_id uuid not null,
  stairwell_id uuid not null,
  room text not null,
  floor integer not null,
  position integer not null,
  ended_on date,
  primary key (community_id, dwelling_id),
  unique (community_id, stairwell_id, room),
  foreign key (community_id, stairwell_id) references stairwell
);

create table household (
  community_id uuid not null references community,
  household_id uuid not null,
  dwelling_id uuid not null,
  tenure text not null check (tenure in ('owner-occupied', 'let', 'vacant')),
  size integer not null,
  from_on date,
  to_on date,
  -- fingerprints of the book's row: what it is known by, and all it said when it was last read
  row_key bytea,
  row_content bytea,
  primary key (community_id, household_id),
  foreign key (community_id, dwelling_id) references dwelling
);
create unique index household_by_row on household (community_id, row_key);
create index household_by_dwelling on household (community_id, dwelling_id);

create table household_detail (
  community_id uuid not null,
  household_id uuid not null,
  retention text not null,
  householder text not null,
  phone text not null,
  remarks jsonb,
  primary key (community_id, household_id),
  foreign key (community_id, household_id) references household on delete cascade
);

create table person (
  community_id uuid not null references community,
  person_id uuid not null,
  made_at timestamptz not null,
  primary key (community_id, person_id)
);

create table person_identity (
  community_id uuid not null,
  person_id uuid not null,
  retention text not null,
  name text not null,
  sex text,
  id_number text not null,
  id_kind text not null check (id_kind in ('resident-id', 'other', 'wrong-check', 'none')),
  phone text not null,
  primary key (community_id, person_id),
  foreign key (community_id, person_id) references person on delete cascade
);

-- Keyed fingerprints under which a person is recognised again: of a valid ID number, or of name and door.
create table person_key (
  community_id uuid not null,
  key bytea not null,
  person_id uuid not null,
  primary key (community_id, key),
  foreign key (community_id, person_id) references person on delete cascade
);
create index person_key_by_person on person_key (community_id, person_id);

create table stay (
  community_id uuid not null references community,
  stay_id uuid not null,
  dwelling_id uuid not null,
  person_id uuid not null,
  standing text not null check (standing in ('owner', 'family', 'tenant')),
  relation text not null,
  care text not null,
  from_on date,
  to_on date,
  row_key bytea,
  row_content bytea,
  remarks jsonb,
  primary key (community_id, stay_id),
  foreign key (community_id, dwelling_id) references dwelling,
  foreign key (community_id, person_id) references person
);
create unique index stay_by_row on stay (community_id, row_key);
create index stay_by_dwelling on stay (community_id, dwelling_id);
create index stay_by_person on stay (community_id, person_id);

-- The register's history: what stood before a change made by hand, what stands now, who, when, why.
create table register_change (
  community_id uuid not null references community,
  change_id uuid not null,
  subject_kind text not null check (subject_kind in ('stairwell', 'dwelling', 'household', 'person', 'stay')),
  subject_id uuid not null,
  dwelling_id uuid,
  person_id uuid,
  action text not null,
  effective_on date not null,
  before jsonb,
  after jsonb,
  reason text not null,
  retention text not null,
  recorded_at timestamptz not null,
  recorded_by uuid,
  primary key (community_id, change_id)
);
create index register_change_by_subject on register_change (community_id, subject_id);
create index register_change_by_dwelling on register_change (community_id, dwelling_id);
