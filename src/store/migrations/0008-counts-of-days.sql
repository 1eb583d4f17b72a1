-- Who was found by screening and which cases opened and ended on a day are sums like the others, so that the table of any
-- day costs the same however many there are.
insert into tally (community_id, day, measure, amount)
  select community_id, first_on, kind || 's', count(*) from screening group by community_id, first_on, kind
  union all
  select community_id, opened_on, 'cases-opened', count(*) from quarantine_case group by community_id, opened_on
  union all
  select community_id, ended_on, 'cases-' || end_reason, count(*) from quarantine_case
    where ended_on is not null and end_reason is not null group by community_id, ended_on, end_reason;

insert into tally_month (community_id, month, measure, amount)
  select community_id, date_trunc('month', day)::date, measure, sum(amount) from tally
    where measure in ('returnees', 'tenants', 'cases-opened', 'cases-released', 'cases-transferred')
    group by 1, 2, 3;

-- Who was in quarantine on a day: not ended yet, or ended later.
create index quarantine_case_by_end on quarantine_case (community_id, ended_on, opened_on) include (dwelling_id);
