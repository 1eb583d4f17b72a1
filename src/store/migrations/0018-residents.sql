-- Residents write by card, by phone, on paper: a number that they can quote, and one card of a home at a time.

-- The committee's telephone, as it stands on cards and pages of residents.
alter table community add column phone text not null default '';

-- The number under which a resident asks what came of it.
alter table self_report add column number integer not null default 0;
alter table self_report alter column number drop default;
create unique index self_report_by_number on self_report (community_id, number);

create unique index home_card_in_use on home_card (community_id, dwelling_id) where revoked_at is null;

-- The same secret as twelve signs, for who types.
alter table person_secret add column code_hash bytea not null default ''::bytea;
alter table person_secret alter column code_hash drop default;
create unique index person_secret_by_code on person_secret (community_id, code_hash);
