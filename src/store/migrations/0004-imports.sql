create table import_run (
  community_id uuid not null references community,
  import_id uuid not null,
  started_at timestamptz not null,
  finished_at timestamptz,
  recorded_by uuid,
  -- per form and file: rows read, new, known, changed, refused; files that could not be read, with the reason
  result jsonb,
  primary key (community_id, import_id)
);

-- A bad row is kept as it was written, until it is mended, or a person puts it aside.
create table refused_row (
  community_id uuid not null references community,
  refusal_id uuid not null,
  import_id uuid not null,
  row_key bytea not null,
  form text not null,
  file text not null,
  sheet text not null,
  line integer not null,
  column_name text,
  reason text not null,
  header jsonb not null,
  cells jsonb not null,
  -- once its door is known the row is read again by itself, with the fingerprint it has in its book
  waits_for_door boolean not null,
  retention text not null,
  refused_at timestamptz not null,
  settled_at timestamptz,
  settled_how text check (settled_how in ('mended', 'accepted-later', 'put-aside')),
  primary key (community_id, refusal_id),
  unique (community_id, row_key)
);

-- Rows of a subject that was deleted: an old book imported again must not bring the person back.
create table forgotten_row (
  community_id uuid not null references community,
  row_key bytea not null,
  primary key (community_id, row_key)
);

create table erasure (
  community_id uuid not null references community,
  erasure_id uuid not null,
  scope text not null check (scope in ('subject', 'campaign')),
  asked_at timestamptz not null,
  done_at timestamptz,
  account_id uuid,
  reason text not null,
  -- rows removed per table; never whose
  counts jsonb not null default '{}',
  primary key (community_id, erasure_id)
);
