-- Desks ask the same after ten campaigns as after one.

-- Few needs are open, and every call is: without this the planner takes the share of the one for the other's, and reads all facts
-- to find a handful.
create statistics matter_standing (mcv) on kind, settled_on from matter;

-- Calls that somebody has still to see to.
create index matter_to_do on matter (community_id, kind, opened_on) where state->>'状态' = '待办';

-- The newest registrations first, without sorting all there ever were.
create index fact_newest on fact (community_id, kind, day desc, at desc, recorded_at desc, fact_id desc)
  where kind in ('returnee-registration', 'tenant-screening') and person_id is not null;

-- Calls by hour and category are sums like the others: statistics to date add months.
insert into tally (community_id, day, measure, item, amount)
  select f.community_id, f.day, 'calls-by-hour',
    coalesce(to_char(f.at at time zone 'Asia/Shanghai', 'HH24'), '') || ' ' || coalesce(f.data->>'类别', ''), count(*)
  from fact f
  where f.kind = 'call' and f.day is not null
    and not exists (select from fact c where c.community_id = f.community_id and c.corrects = f.fact_id)
  group by 1, 2, 4;

insert into tally_month (community_id, month, measure, item, amount)
  select community_id, date_trunc('month', day)::date, measure, item, sum(amount) from tally
  where measure = 'calls-by-hour' group by 1, 2, 3, 4;

-- How often what belongs to a month was changed: whoever has read a month reads it anew only then.
create table month_change (
  community_id uuid not null references community,
  what text not null check (what in ('readings', 'tallies')),
  month date not null,
  changes integer not null default 1,
  primary key (community_id, what, month)
);
alter table month_change enable row level security;
create policy own_neighbourhood on month_change
  using (community_id = nullif(current_setting('app.community_id', true), '')::uuid);
grant select, insert, update on month_change to shouwang_app;

insert into month_change (community_id, what, month)
  select distinct community_id, 'readings', date_trunc('month', day)::date from reading_day
  union all
  select distinct community_id, 'tallies', date_trunc('month', day)::date from tally;

analyze matter;
