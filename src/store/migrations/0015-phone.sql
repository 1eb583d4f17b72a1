-- What a planned call says beside its ids: why there is one, and the number where nobody of the register has it.
create table planned_check_detail (
  community_id uuid not null,
  check_id uuid not null,
  retention text not null,
  data jsonb not null,
  primary key (community_id, check_id),
  foreign key (community_id, check_id) references planned_check on delete cascade
);
-- a number is known again by its keyed fingerprint, so that one call is planned for it and not two
alter table planned_check add column phone_key bytea;
create index planned_check_by_phone on planned_check (community_id, phone_key) where phone_key is not null;

alter table planned_check_detail enable row level security;
create policy own_neighbourhood on planned_check_detail
  using (community_id = nullif(current_setting('app.community_id', true), '')::uuid);
grant select, insert, update on planned_check_detail to shouwang_app;
alter table planned_check_detail alter column data set statistics 0;
