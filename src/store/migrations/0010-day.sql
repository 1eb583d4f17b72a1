-- The committee's working day: what is planned before it is due, cases with their papers, tasks, calls, needs, cards of homes.

-- What was decided here stands against any book that is imported later.
alter table matter add column decided_here boolean not null default false;

-- Every planned reading, visit, call, collection and knock is a row before it is due; none is ever dropped.
create table planned_check (
  community_id uuid not null references community,
  check_id uuid not null,
  kind text not null check (kind in ('reading', 'visit', 'waste', 'call', 'knock')),
  -- what it is planned for: the case, the care plan, the call to return, the list, the round from door to door
  source text not null check (source in ('quarantine', 'follow-up', 'care', 'call-back', 'verification', 'knock-round')),
  source_id uuid not null,
  -- tells it from every other of the neighbourhood: planned twice it is there once
  cause text not null,
  day date not null,
  slot text not null default '',
  dwelling_id uuid,
  person_id uuid,
  -- from this moment on it is missing where nobody was there
  due_at timestamptz not null,
  owner_id uuid,
  status text not null default 'not-yet'
    check (status in ('not-yet', 'fine', 'not-fine', 'nobody-there', 'not-attempted', 'called-off')),
  status_at timestamptz,
  -- the fact that settled it
  fact_id uuid,
  -- what the last attempt at a door or on the phone came to
  outcome text,
  attempts smallint not null default 0,
  -- who is calling just now, so that nobody is called by two
  held_by uuid,
  held_until timestamptz,
  -- not to be called before
  again_at timestamptz,
  made_at timestamptz not null,
  primary key (community_id, check_id),
  unique (community_id, cause)
);
create index planned_check_by_day on planned_check (community_id, day, kind);
create index planned_check_by_dwelling on planned_check (community_id, dwelling_id, day);
create index planned_check_by_source on planned_check (community_id, source_id);
create index planned_check_open on planned_check (community_id, due_at) where status = 'not-yet';
create index planned_check_to_call on planned_check (community_id, due_at)
  where kind = 'call' and status in ('not-yet', 'not-attempted', 'nobody-there');

-- Something that somebody has to do by a moment. What it says stands in task_detail.
create table task (
  community_id uuid not null references community,
  task_id uuid not null,
  kind text not null,
  source text not null,
  -- the role whose people may take it, and the person who has it
  team text not null,
  owner_id uuid,
  due_at timestamptz,
  dwelling_id uuid,
  person_id uuid,
  -- what it is about, where that is a case, a call, a need, a planned check, a report of a resident
  about_kind text,
  about_id uuid,
  -- raised by itself: there is one open task of a cause
  cause text,
  opened_at timestamptz not null,
  opened_by uuid,
  done_at timestamptz,
  done_by uuid,
  outcome text,
  primary key (community_id, task_id)
);
create unique index task_by_cause on task (community_id, cause) where cause is not null and done_at is null;
create index task_open on task (community_id, due_at) where done_at is null;
create index task_by_owner on task (community_id, owner_id) where done_at is null;
create index task_by_dwelling on task (community_id, dwelling_id) where dwelling_id is not null;
create index task_by_about on task (community_id, about_id) where about_id is not null;
create index task_done on task (community_id, done_at) where done_at is not null;

create table task_detail (
  community_id uuid not null,
  task_id uuid not null,
  retention text not null,
  -- title, note, document, closing note
  data jsonb not null,
  primary key (community_id, task_id),
  foreign key (community_id, task_id) references task on delete cascade
);

-- A case's own file: its papers and people, as its steps left them. Each step is a fact of kind `case-step`.
create table case_file (
  community_id uuid not null references community,
  case_id uuid not null,
  person_id uuid not null,
  dwelling_id uuid not null,
  -- the ledger's row: its fact carries due date, order, end
  ledger_id uuid,
  state jsonb not null,
  owner_id uuid,
  -- an objection that nobody has answered yet
  objected_at timestamptz,
  followed_until date,
  primary key (community_id, case_id)
);
create index case_file_by_person on case_file (community_id, person_id);
create index case_file_by_owner on case_file (community_id, owner_id) where owner_id is not null;

-- Who rang, beside the fact of the call: a keyed fingerprint of the number, so that an unknown caller is known again.
create table phone_call (
  community_id uuid not null references community,
  fact_id uuid not null,
  at timestamptz not null,
  phone_key bytea,
  dwelling_id uuid,
  person_id uuid,
  account_id uuid,
  category text not null,
  primary key (community_id, fact_id),
  foreign key (community_id, fact_id) references fact on delete cascade
);
create index phone_call_by_key on phone_call (community_id, phone_key, at) where phone_key is not null;
create index phone_call_by_dwelling on phone_call (community_id, dwelling_id, at) where dwelling_id is not null;
create index phone_call_by_time on phone_call (community_id, at);

-- Answers that whoever is on the phone has beside the call.
create table common_answer (
  community_id uuid not null references community,
  answer_id uuid not null,
  category text not null,
  question text not null,
  answer text not null,
  place integer not null,
  made_at timestamptz not null,
  ended_at timestamptz,
  primary key (community_id, answer_id)
);

-- A need on its way from wish to handed over, beside its fact and matter.
create table need (
  community_id uuid not null references community,
  fact_id uuid not null,
  dwelling_id uuid not null,
  status text not null check (status in ('wished', 'taken', 'bought', 'handed-over', 'withdrawn')),
  owner_id uuid,
  promised_for timestamptz,
  changed_at timestamptz not null,
  primary key (community_id, fact_id),
  foreign key (community_id, fact_id) references fact on delete cascade
);
create index need_open on need (community_id, dwelling_id) where status in ('wished', 'taken', 'bought');

-- Regular calls and visits of somebody in special care, who has consented.
create table care_plan (
  community_id uuid not null references community,
  plan_id uuid not null,
  person_id uuid not null,
  dwelling_id uuid not null,
  way text not null check (way in ('call', 'visit')),
  every_days integer not null check (every_days between 1 and 60),
  owner_id uuid,
  consented_on date not null,
  from_on date not null,
  to_on date,
  made_at timestamptz not null,
  primary key (community_id, plan_id)
);
create index care_plan_by_dwelling on care_plan (community_id, dwelling_id);

-- Knocking at every door of some stairwells: complete when every home is explained.
create table knock_round (
  community_id uuid not null references community,
  round_id uuid not null,
  name text not null,
  begun_on date not null,
  due_on date not null,
  ended_on date,
  made_at timestamptz not null,
  made_by uuid,
  primary key (community_id, round_id)
);

-- A card of a home: whoever holds its code may write to the committee from the home's page, and read nothing.
create table home_card (
  community_id uuid not null references community,
  card_id uuid not null,
  dwelling_id uuid not null,
  -- SHA-256 of the secret in its code
  code_hash bytea not null,
  made_at timestamptz not null,
  made_by uuid,
  revoked_at timestamptz,
  primary key (community_id, card_id),
  unique (community_id, code_hash)
);
create index home_card_by_dwelling on home_card (community_id, dwelling_id);

-- A person's own secret, by which they see what is kept of them.
create table person_secret (
  community_id uuid not null references community,
  secret_id uuid not null,
  person_id uuid not null,
  secret_hash bytea not null,
  made_at timestamptz not null,
  made_by uuid,
  until timestamptz not null,
  revoked_at timestamptz,
  primary key (community_id, secret_id),
  unique (community_id, secret_hash)
);
create index person_secret_by_person on person_secret (community_id, person_id);

-- What residents write to the committee, by card, by phone or on paper, until somebody has dealt with it.
create table self_report (
  community_id uuid not null references community,
  report_id uuid not null,
  kind text not null check (kind in ('return', 'reading', 'need', 'correction', 'objection', 'thanks', 'complaint', 'access')),
  channel text not null check (channel in ('card', 'phone', 'paper')),
  card_id uuid,
  dwelling_id uuid,
  -- null: somebody of the home, not yet known whom
  person_id uuid,
  at timestamptz not null,
  received_at timestamptz not null,
  status text not null default 'open' check (status in ('open', 'done', 'declined')),
  done_at timestamptz,
  done_by uuid,
  -- what came of it
  fact_id uuid,
  primary key (community_id, report_id)
);
create index self_report_open on self_report (community_id, received_at) where status = 'open';
create index self_report_by_dwelling on self_report (community_id, dwelling_id) where dwelling_id is not null;

create table self_report_detail (
  community_id uuid not null,
  report_id uuid not null,
  retention text not null,
  data jsonb not null,
  primary key (community_id, report_id),
  foreign key (community_id, report_id) references self_report on delete cascade
);

-- A post may be a round: staff at doors write down with the same device and outbox as a gate.
alter table gate_post add column kind text not null default 'gate' check (kind in ('gate', 'round'));
-- whose phone it is on a round
alter table gate_device add column account_id uuid;

-- A case's days are counted from what the rule says: the arrival, leaving the area, the last contact, the start.
alter table quarantine_case add column counted_from date;
update quarantine_case set counted_from = arrived_on;
alter table quarantine_case alter column counted_from set not null;
-- it goes on with the person's case before it, after a hospital
alter table quarantine_case add column continues boolean not null default false;
alter table quarantine_case drop constraint quarantine_case_end_reason_check;
alter table quarantine_case add constraint quarantine_case_end_reason_check
  check (end_reason in ('released', 'transferred', 'centralised', 'withdrawn'));

alter table transition drop constraint transition_subject_kind_check;
alter table transition add constraint transition_subject_kind_check
  check (subject_kind in ('matter', 'case', 'task', 'need', 'case-file', 'care-plan', 'planned-check'));

do $$
declare t text;
begin
  foreach t in array array[
    'planned_check', 'task', 'task_detail', 'case_file', 'phone_call', 'common_answer', 'need', 'care_plan', 'knock_round',
    'home_card', 'person_secret', 'self_report', 'self_report_detail'
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

alter table task_detail alter column data set statistics 0;
alter table case_file alter column state set statistics 0;
alter table self_report_detail alter column data set statistics 0;
alter table common_answer alter column answer set statistics 0;

-- The day's first rules, for neighbourhoods that are there already.
insert into policy (community_id, policy_id, rule, in_force_from, value, document, recorded_at)
  select c.community_id, gen_random_uuid(), r.rule, r.from_on::date, r.value::jsonb, r.document, now()
  from community c cross join (values
    ('dispositions', '2020-01-24',
     '{"contact":"central-quarantine","keyArea":"quarantine","elsewhere":"quarantine","unsuitable":"central-quarantine"}',
     '街道通知:外地返沪人员居家隔离14天(文号由居委会填写)'),
    ('visit-rhythm', '2020-01-24', '{"visitEveryDays":3,"wasteEveryDays":1,"by":"20:00"}', '由居委会自定'),
    ('follow-up', '2020-01-24', '{"days":7,"callOn":[7]}', '由居委会自定'),
    ('call-queue', '2020-01-24', '{"holdMinutes":10,"againMinutes":60,"tries":3}', '由居委会自定'),
    ('care-rhythm', '2020-01-24', '{"callEveryDays":1,"visitEveryDays":7}', '由居委会自定'),
    ('tenant-entry', '2020-02-10',
     '{"course":"register-first","until":null,"goTo":"居委会","objectTo":"居委会或街道办事处"}',
     '上海市新冠肺炎疫情防控工作领导小组办公室 2020-02-10 通告(住宅小区封闭式管理)')
  ) as r (rule, from_on, value, document)
  on conflict (community_id, rule, in_force_from) do nothing;
