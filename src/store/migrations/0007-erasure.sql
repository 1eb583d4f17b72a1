-- Forgetting. Before a campaign is deleted the summary of each of its days is kept, without the doors.
create table frozen_summary (
  community_id uuid not null references community,
  day date not null,
  summary jsonb not null,
  primary key (community_id, day)
);
alter table frozen_summary enable row level security;
create policy own_neighbourhood on frozen_summary using (
  community_id = nullif(current_setting('app.community_id', true), '')::uuid
);
grant select, insert on frozen_summary to shouwang_app;

-- How far the bytes are gone too, once done: removed; held-up (by another transaction); rows-only (the server's log of
-- writes is not in our hands).
alter table erasure add column removal text check (removal in ('removed', 'held-up', 'rows-only'));

-- Whatever can hold a name, a number or words about someone stays out of the planner's statistics.
alter table household_detail alter column remarks set statistics 0;
alter table stay alter column relation set statistics 0;
alter table stay alter column remarks set statistics 0;
alter table register_change alter column reason set statistics 0;
alter table fact alter column data set statistics 0;
alter table matter alter column state set statistics 0;
alter table quarantine_case alter column extension_order set statistics 0;
alter table transition alter column before set statistics 0;
alter table transition alter column after set statistics 0;
alter table command alter column reply set statistics 0;
alter table audit_entry alter column data set statistics 0;
alter table import_run alter column result set statistics 0;
alter table refused_row alter column file set statistics 0;
alter table refused_row alter column sheet set statistics 0;
alter table refused_row alter column header set statistics 0;
alter table erasure alter column reason set statistics 0;
