-- The lines of the paper pack of a day: the number that is printed beside each, by which it is entered afterwards. A line keeps
-- its number however often the pack is printed.
create table paper_line (
  community_id uuid not null references community,
  day date not null,
  number integer not null,
  what text not null check (what in ('visit', 'readings', 'waste', 'need', 'call')),
  dwelling_id uuid not null,
  -- the planned check, the need, or the person whose temperatures are taken
  about_id uuid not null,
  primary key (community_id, day, number),
  unique (community_id, day, what, about_id)
);

alter table paper_line enable row level security;
create policy own_neighbourhood on paper_line using (community_id = nullif(current_setting('app.community_id', true), '')::uuid);
grant select, insert on paper_line to shouwang_app;
