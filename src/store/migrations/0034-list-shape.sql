-- How the sheet looks that a list came in, so that the reply goes back in it: title, header, widths, colours, borders; every row below
-- the header is emptied, nobody of the list stands in it.
create table person_list_shape (
  community_id uuid not null,
  list_id uuid not null,
  -- the sheet of the workbook, and on which of its lines each row of the list stands, in their order
  sheet text not null,
  lines integer[] not null,
  content bytea not null,
  primary key (community_id, list_id),
  foreign key (community_id, list_id) references person_list on delete cascade
);
alter table person_list_shape enable row level security;
create policy own_neighbourhood on person_list_shape
  using (community_id = nullif(current_setting('app.community_id', true), '')::uuid);
grant select, insert on person_list_shape to shouwang_app;
