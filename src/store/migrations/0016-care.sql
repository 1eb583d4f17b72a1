-- How somebody in special care consented to be called and visited, and why that ended.
alter table care_plan add column consented_how text not null default 'phone'
  check (consented_how in ('phone', 'door', 'paper'));
alter table care_plan alter column consented_how drop default;
alter table care_plan add column ended_why text
  check (ended_why in ('consent-withdrawn', 'left', 'not-needed'));
-- one rhythm of calls and one of visits for a person
create unique index care_plan_running on care_plan (community_id, person_id, way) where to_on is null;
create index care_plan_by_person on care_plan (community_id, person_id);
create index planned_check_by_person on planned_check (community_id, person_id, source) where source = 'care';
