-- What happened, written once. A fact holds opaque ids and what counts; names, phones and free text lie in
-- fact_detail. State (matter, quarantine_case) is small and keeps its history in transition.

create table fact (
  community_id uuid not null references community,
  fact_id uuid not null,
  kind text not null,
  -- the Shanghai day it belongs to; null for a roll that has none
  day date,
  -- the moment it happened there; null where the book knows only the day
  at timestamptz,
  dwelling_id uuid,
  person_id uuid,
  data jsonb not null,
  -- keyed fingerprint of the book's row (content and ordinal); null for facts not imported
  row_key bytea,
  source text not null,
  recorded_at timestamptz not null,
  recorded_by uuid,
  corrects uuid,
  primary key (community_id, fact_id)
);
create unique index fact_by_row on fact (community_id, row_key);
create index fact_by_day on fact (community_id, kind, day);
create index fact_by_dwelling on fact (community_id, dwelling_id, kind) where dwelling_id is not null;
create index fact_by_person on fact (community_id, person_id, kind) where person_id is not null;

create table fact_detail (
  community_id uuid not null,
  fact_id uuid not null,
  retention text not null,
  data jsonb not null,
  primary key (community_id, fact_id),
  foreign key (community_id, fact_id) references fact on delete cascade
);

-- What a fact opened and someone settles: a need, a call, a pass, a mask booking, a checkpoint's problem, a
-- ledger entry. `form_as_of` and `batch_as_of` say how late the book was that this state was read from.
create table matter (
  community_id uuid not null,
  fact_id uuid not null,
  kind text not null,
  dwelling_id uuid,
  person_id uuid,
  opened_on date not null,
  settled_on date,
  state jsonb not null,
  form_as_of text not null default '',
  batch_as_of text not null default '',
  primary key (community_id, fact_id),
  foreign key (community_id, fact_id) references fact on delete cascade
);
create index matter_by_opened on matter (community_id, kind, opened_on);
create index matter_by_settled on matter (community_id, kind, settled_on);

create table quarantine_case (
  community_id uuid not null references community,
  case_id uuid not null,
  person_id uuid not null,
  dwelling_id uuid not null,
  opened_on date not null,
  arrived_on date not null,
  due_on date not null,
  ended_on date,
  end_reason text check (end_reason in ('released', 'transferred')),
  extension_order text,
  opened_by uuid not null,
  primary key (community_id, case_id),
  foreign key (community_id, person_id) references person,
  foreign key (community_id, dwelling_id) references dwelling
);
create index quarantine_case_by_person on quarantine_case (community_id, person_id);
create index quarantine_case_by_dwelling on quarantine_case (community_id, dwelling_id);
create index quarantine_case_by_opened on quarantine_case (community_id, opened_on);

-- Every change of state after the first sight of it, with what stood before.
create table transition (
  community_id uuid not null references community,
  transition_id uuid not null,
  subject_kind text not null check (subject_kind in ('matter', 'case')),
  subject_id uuid not null,
  name text not null,
  before jsonb not null,
  after jsonb not null,
  recorded_at timestamptz not null,
  recorded_by uuid,
  primary key (community_id, transition_id)
);
create index transition_by_subject on transition (community_id, subject_id);

-- Who was found by screening, on the day of the first registration whatever the channel.
create table screening (
  community_id uuid not null references community,
  kind text not null check (kind in ('returnee', 'tenant')),
  person_id uuid not null,
  first_on date not null,
  primary key (community_id, kind, person_id),
  foreign key (community_id, person_id) references person
);

-- Which of a person's two readings of a day were taken: bit 1 morning, bit 2 afternoon; and whether one was a fever.
create table reading_day (
  community_id uuid not null references community,
  day date not null,
  person_id uuid not null,
  slots smallint not null,
  fever boolean not null,
  primary key (community_id, day, person_id)
);

-- What the facts add up to, a line a day and measure: kept in the very transaction that writes the facts, so
-- that the table of any day costs the same however long the books grow.
create table tally (
  community_id uuid not null references community,
  day date not null,
  measure text not null,
  item text not null default '',
  amount numeric not null,
  primary key (community_id, day, measure, item)
);

-- The same sums by month (its first day), so that a count to date adds months and the days of one month alone.
create table tally_month (
  community_id uuid not null references community,
  month date not null,
  measure text not null,
  item text not null default '',
  amount numeric not null,
  primary key (community_id, month, measure, item)
);
