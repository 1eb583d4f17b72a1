-- Tasks that wait on others; hand-overs between colleagues; rules that can be taken back before their day.

-- Whom a task waits on, and since when; how they were asked stands in task_detail.
alter table task add column waiting_on text
  check (waiting_on in ('street', 'health-centre', 'property', 'police', 'somebody-else'));
alter table task add column waiting_since timestamptz;
alter table task add constraint task_waits_since check ((waiting_on is null) = (waiting_since is null));

-- What a colleague had in hand and others have taken over, in one step that can be undone for an hour.
create table hand_over (
  community_id uuid not null references community,
  hand_over_id uuid not null,
  from_id uuid not null,
  made_at timestamptz not null,
  made_by uuid not null,
  undone_at timestamptz,
  undone_by uuid,
  primary key (community_id, hand_over_id)
);
create index hand_over_by_time on hand_over (community_id, made_at);

create table hand_over_item (
  community_id uuid not null,
  hand_over_id uuid not null,
  kind text not null check (kind in ('case', 'check', 'call', 'need', 'care-plan', 'task')),
  subject_id uuid not null,
  to_id uuid not null,
  primary key (community_id, hand_over_id, kind, subject_id),
  foreign key (community_id, hand_over_id) references hand_over on delete cascade
);

do $$
declare t text;
begin
  foreach t in array array['hand_over', 'hand_over_item'] loop
    execute format('alter table %I enable row level security', t);
    execute format(
      'create policy own_neighbourhood on %I using (community_id = nullif(current_setting(''app.community_id'', true), '''')::uuid)',
      t
    );
    execute format('grant select, insert, update on %I to shouwang_app', t);
  end loop;
end
$$;

-- A version of a rule that holds no more: taken back before its day, or replaced by another of the same day. It stays to be seen.
alter table policy add column ended_at timestamptz;
alter table policy add column ended_by uuid;
alter table policy drop constraint policy_community_id_rule_in_force_from_key;
create unique index policy_in_force on policy (community_id, rule, in_force_from) where ended_at is null;
-- When what is planned was brought to it: a rule of a day to come is, on its day.
alter table policy add column applied_at timestamptz;
update policy set applied_at = recorded_at;
create index policy_to_apply on policy (community_id, in_force_from) where applied_at is null and ended_at is null;
