-- The ground: neighbourhoods, who may sign in, what was done. Every key begins with community_id, so that a
-- city can spread neighbourhoods over several servers; ids are UUIDv7 made by the application.

create table community (
  community_id uuid primary key,
  name text not null,
  made_at timestamptz not null,
  -- null until the neighbourhood's campaign is deleted: then the key is gone and no fingerprint can be made again
  fingerprint_key bytea,
  -- true for the made-up neighbourhood that people try the product with
  demonstration boolean not null default false
);

create table account (
  community_id uuid not null references community,
  account_id uuid not null,
  login text not null,
  name text not null,
  role text not null,
  password_hash text not null,
  language text not null default 'zh',
  made_at timestamptz not null,
  disabled_at timestamptz,
  failed_sign_ins integer not null default 0,
  locked_until timestamptz,
  primary key (community_id, account_id),
  unique (community_id, login)
);

-- The token itself is only in the browser's cookie; here lies its SHA-256.
create table session (
  community_id uuid not null,
  token_hash bytea not null,
  account_id uuid not null,
  made_at timestamptz not null,
  seen_at timestamptz not null,
  expires_at timestamptz not null,
  primary key (community_id, token_hash),
  foreign key (community_id, account_id) references account on delete cascade
);

-- A command that arrives twice is answered from here the second time.
create table command (
  community_id uuid not null references community,
  command_id uuid not null,
  account_id uuid,
  name text not null,
  reply jsonb not null,
  done_at timestamptz not null,
  primary key (community_id, command_id)
);

-- Append-only: what was changed, and whose details were read. Ids only, never a person's data.
create table audit_entry (
  community_id uuid not null references community,
  entry_id uuid not null,
  at timestamptz not null,
  account_id uuid,
  action text not null,
  subject_kind text,
  subject_id uuid,
  data jsonb not null default '{}',
  primary key (community_id, entry_id)
);
create index audit_entry_by_time on audit_entry (community_id, at);
create index audit_entry_by_subject on audit_entry (community_id, subject_id) where subject_id is not null;

-- Every rule with a number in it, from the day it is in force, with the document it rests on.
create table policy (
  community_id uuid not null references community,
  policy_id uuid not null,
  rule text not null,
  in_force_from date not null,
  value jsonb not null,
  document text not null,
  recorded_at timestamptz not null,
  recorded_by uuid,
  primary key (community_id, policy_id),
  unique (community_id, rule, in_force_from)
);
