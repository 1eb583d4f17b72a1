-- A turn that ends, or stands again, is a newer version of itself: calendar programs keep the newest that they know.
alter table duty_turn add column revision integer not null default 0;
update duty_turn set revision = 1 where ended_at is not null;

create or replace function count_revision() returns trigger language plpgsql as $$
begin
  new.revision = old.revision + 1;
  return new;
end $$;
create trigger count_revision before update of ended_at on duty_turn
  for each row when (new.ended_at is distinct from old.ended_at) execute function count_revision();
