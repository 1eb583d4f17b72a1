-- A neighbourhood's version grows with every change, in the change's own transaction: a live event names it, and a
-- client that shows it knows that it is up to date.
alter table community add column version bigint not null default 0;

-- Inside a transaction that names a neighbourhood the others cannot even be listed.
alter table community enable row level security;
create policy own_neighbourhood on community using (
  community_id = coalesce(nullif(current_setting('app.community_id', true), '')::uuid, community_id)
);
