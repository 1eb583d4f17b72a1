-- An organisation stands on one shift with several heads: each is a turn of its own, told apart by its number. Whoever comes alone
-- still has a shift once.
alter table duty_turn add column head smallint not null default 1;
drop index duty_turn_once;
create unique index duty_turn_once on duty_turn (community_id, day, worker_id, hours_id, post_id, head)
  where ended_at is null and source in ('sign-up', 'swap');
