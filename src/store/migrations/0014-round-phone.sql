-- A person's phone on a round writes under a post of their own.
alter table gate_post add column account_id uuid;
create unique index gate_post_of_account on gate_post (community_id, account_id) where account_id is not null;
alter table gate_post add constraint gate_post_round_check check ((kind = 'round') = (account_id is not null));

-- The planned check or the need that something written at a door is about.
alter table gate_entry add column about uuid;
-- Why what was written at a door could not be taken; the office has it as a task.
alter table gate_entry add column refusal text;
grant update (refusal) on gate_entry to shouwang_app;
