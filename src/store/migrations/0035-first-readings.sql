-- The clock of the registration where it is of the day on which the case opened, else empty: a reading whose time was over by then
-- is not missing.

alter table quarantine_case add column opened_clock text not null default ''
  check (opened_clock ~ '^([0-2][0-9]:[0-5][0-9])?$');

update quarantine_case c set opened_clock = substr(f.data->>'登记时间', 12, 5)
from fact f
where f.community_id = c.community_id and f.fact_id = c.opened_by and left(f.data->>'登记时间', 10) = c.opened_on::text
  and f.data->>'登记时间' ~ '^[0-9-]{10} [0-2][0-9]:[0-5][0-9]';
