-- Cases at the desk: which were opened here, and the ways in which their list is read.

-- opened by a registration at the desk; the papers of others lie in the office's own folders
alter table case_file add column opened_here boolean not null default false;
create index case_file_followed on case_file (community_id, followed_until) where followed_until is not null;
create index case_file_objected on case_file (community_id) where objected_at is not null;

create index quarantine_case_open on quarantine_case (community_id, due_on) where ended_on is null;
create index quarantine_case_by_ended on quarantine_case (community_id, ended_on, case_id) where ended_on is not null;
