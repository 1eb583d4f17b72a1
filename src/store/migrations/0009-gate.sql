-- The gate: posts and their devices, passes, what devices wrote down, and what the office should look at.

-- One pass issued: the fact of kind `pass` with the same id says to whom, its matter when it was lost or made void.
create table pass (
  community_id uuid not null references community,
  -- the fact's id
  pass_id uuid not null,
  -- what its code says: the first 8 bytes of the id's SHA-256
  opaque text not null,
  number text not null,
  -- the number's digits, as a guard types them
  plain_number text not null,
  kind text not null check (kind in ('resident', 'tenant', 'temporary')),
  dwelling_id uuid not null,
  -- null in a book's pass: printed elsewhere, without a code
  from_on date,
  until_on date,
  key_id text,
  suspended_at timestamptz,
  -- why and when its matter was settled here; a book says no more than the day
  stop text check (stop in ('lost', 'void')),
  stopped_at timestamptz,
  replaced_by uuid,
  -- SHA-256 of the secret in the holder's link
  link_hash bytea,
  primary key (community_id, pass_id),
  unique (community_id, opaque),
  foreign key (community_id, dwelling_id) references dwelling
);
create index pass_by_dwelling on pass (community_id, dwelling_id);
create index pass_by_number on pass (community_id, plain_number);
create unique index pass_by_link on pass (community_id, link_hash) where link_hash is not null;

insert into pass (community_id, pass_id, opaque, number, plain_number, kind, dwelling_id)
  select community_id, fact_id, substr(encode(sha256(convert_to(fact_id::text, 'UTF8')), 'hex'), 1, 16),
    data->>'证号', regexp_replace(data->>'证号', '\D', '', 'g'), 'resident', dwelling_id
  from fact where kind = 'pass' and dwelling_id is not null;

-- Keys that sign passes (ES256) and keys for which entries are sealed (HPKE). The private part goes with the campaign.
create table gate_key (
  community_id uuid not null references community,
  key_id text not null,
  purpose text not null check (purpose in ('pass', 'seal')),
  -- the uncompressed P-256 point
  point bytea not null,
  -- PKCS #8; null once the key was given up
  private_key bytea,
  made_at timestamptz not null,
  retired_at timestamptz,
  revoked_at timestamptz,
  primary key (community_id, key_id)
);

-- What homes' opaque codes are made with.
create table gate_secret (
  community_id uuid not null references community,
  home_key bytea not null,
  made_at timestamptz not null,
  primary key (community_id)
);

create table gate_post (
  community_id uuid not null references community,
  post_id uuid not null,
  name text not null,
  made_at timestamptz not null,
  closed_at timestamptz,
  primary key (community_id, post_id),
  unique (community_id, name)
);

create table guard (
  community_id uuid not null references community,
  guard_id uuid not null,
  number integer not null,
  name text not null,
  -- keyed fingerprint: a PIN names its guard
  pin_key bytea not null,
  made_at timestamptz not null,
  ended_at timestamptz,
  primary key (community_id, guard_id),
  unique (community_id, number),
  unique (community_id, pin_key)
);

create table join_code (
  community_id uuid not null references community,
  code_hash bytea not null,
  post_id uuid not null,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  -- the join command that used it: sent again, it is answered again
  used_by uuid,
  device_id uuid,
  primary key (community_id, code_hash),
  foreign key (community_id, post_id) references gate_post
);

create table gate_device (
  community_id uuid not null references community,
  device_id uuid not null,
  post_id uuid not null,
  -- the uncompressed P-256 point of its signatures
  point bytea not null,
  table_key bytea not null,
  joined_at timestamptz not null,
  joined_by uuid,
  -- SHA-256 of the secret in its cookie
  credential_hash bytea not null,
  credential_until timestamptz not null,
  revoked_at timestamptz,
  heard_at timestamptz not null,
  battery smallint,
  waiting integer not null default 0,
  guard_id uuid,
  guard_since timestamptz,
  failed_pins integer not null default 0,
  locked_until timestamptz,
  primary key (community_id, device_id),
  foreign key (community_id, post_id) references gate_post
);
create unique index gate_device_by_credential on gate_device (community_id, credential_hash);

-- One entry of a device, taken once: what its fact does not say. It names nobody and outlives its fact, so that a device
-- that sends again brings nobody back.
create table gate_entry (
  community_id uuid not null,
  entry_id uuid not null,
  device_id uuid not null,
  post_id uuid not null,
  seq bigint not null,
  what text not null,
  device_at timestamptz not null,
  -- by the server's clock, in the device's order
  at timestamptz not null,
  received_at timestamptz not null,
  guard_id uuid,
  kind text,
  direction text,
  verdict text,
  reason text,
  -- the opaque id of the pass that was shown
  pass text,
  -- the version of the state that the post knew
  state text,
  undoes uuid,
  -- of a step with parcels; which step it was is its reason
  parcel uuid,
  primary key (community_id, entry_id)
);
create index gate_entry_by_device on gate_entry (community_id, device_id, seq);
create index gate_entry_by_pass on gate_entry (community_id, pass, at) where pass is not null;
create index gate_entry_by_time on gate_entry (community_id, at) where pass is not null;
create index gate_entry_by_undone on gate_entry (community_id, undoes) where undoes is not null;

-- What came in and could not be opened: kept as it came.
create table unread_entry (
  community_id uuid not null references community,
  entry_id uuid not null,
  device_id uuid not null,
  retention text not null,
  received_at timestamptz not null,
  sealed jsonb not null,
  primary key (community_id, entry_id)
);

create table anomaly (
  community_id uuid not null references community,
  anomaly_id uuid not null,
  kind text not null,
  at timestamptz not null,
  found_at timestamptz not null,
  post_id uuid,
  device_id uuid,
  entry_id uuid,
  pass_id uuid,
  dwelling_id uuid,
  -- codes, ids, moments and counts; never of whom
  detail jsonb not null default '{}',
  settled_at timestamptz,
  settled_by uuid,
  primary key (community_id, anomaly_id)
);
create index anomaly_open on anomaly (community_id, found_at) where settled_at is null;
create index anomaly_by_entry on anomaly (community_id, entry_id);

create table parcel (
  community_id uuid not null references community,
  parcel_id uuid not null,
  post_id uuid not null,
  dwelling_id uuid,
  shelf text not null,
  count integer not null,
  shelved_at timestamptz not null,
  told_at timestamptz,
  picked_up_at timestamptz,
  -- the entry of the post that says so; null where the office did
  picked_up_by uuid,
  primary key (community_id, parcel_id)
);
create index parcel_waiting on parcel (community_id, dwelling_id) where picked_up_at is null;
create index parcel_by_pickup on parcel (community_id, picked_up_at);

-- Passages of an hour by post, books and devices alike: what was taken back is taken out.
create table gate_hour (
  community_id uuid not null references community,
  day date not null,
  hour smallint not null,
  post text not null,
  direction text not null,
  kind text not null,
  passed integer not null,
  referred integer not null,
  turned_away integer not null,
  primary key (community_id, day, hour, post, direction, kind)
);

insert into gate_hour (community_id, day, hour, post, direction, kind, passed, referred, turned_away)
  select community_id, day, coalesce(substr(data->>'时间', 12, 2), '0')::smallint, data->>'门岗',
    case data->>'方向' when '进' then 'in' else 'out' end,
    case data->>'类别' when '居民' then 'resident' when '访客' then 'visitor' when '外卖快递' then 'courier'
      when '返沪' then 'returnee' when '租客' then 'tenant' else 'other' end,
    count(*) filter (where data->>'结果' = '放行'), 0, count(*) filter (where data->>'结果' = '劝返')
  from fact where kind = 'gate-passage' and day is not null group by 1, 2, 3, 4, 5, 6;

-- A day's gate book, the newest first.
create index fact_of_gate on fact (community_id, day, (coalesce(at, '-infinity'::timestamptz)) desc, fact_id desc)
  where kind = 'gate-passage';

-- Row-level security holds every fact to the neighbourhood that its transaction names; a key to it beside would look up and lock
-- that one row for each of hundreds of thousands of facts.
alter table fact drop constraint fact_community_id_fkey;

-- What posts write down has no row in a book.
drop index fact_by_row;
create unique index fact_by_row on fact (community_id, row_key) where row_key is not null;

-- A correction names the fact that it takes back.
create index fact_by_correction on fact (community_id, corrects) where corrects is not null;

do $$
declare t text;
begin
  foreach t in array array[
    'pass', 'gate_key', 'gate_secret', 'gate_post', 'guard', 'join_code', 'gate_device', 'gate_entry', 'unread_entry',
    'anomaly', 'parcel', 'gate_hour'
  ] loop
    execute format('alter table %I enable row level security', t);
    execute format(
      'create policy own_neighbourhood on %I using (community_id = nullif(current_setting(''app.community_id'', true), '''')::uuid)',
      t
    );
    execute format('grant select, insert on %I to shouwang_app', t);
  end loop;
  foreach t in array array[
    'pass', 'gate_key', 'gate_post', 'guard', 'join_code', 'gate_device', 'anomaly', 'parcel', 'gate_hour'
  ] loop
    execute format('grant update on %I to shouwang_app', t);
  end loop;
end
$$;

alter table guard alter column name set statistics 0;
alter table unread_entry alter column sealed set statistics 0;
alter table parcel alter column shelf set statistics 0;

-- The gate's first rules, for neighbourhoods that are there already.
insert into policy (community_id, policy_id, rule, in_force_from, value, document, recorded_at)
  select c.community_id, gen_random_uuid(), r.rule, '2020-02-10', r.value::jsonb, r.document, now()
  from community c cross join (values
    ('gate-mode', '{"visitors":"turn-away","couriers":"shelf","returnees":"refer","tenants":"refer","passNeeded":true}',
     '上海市新冠肺炎疫情防控工作领导小组办公室 2020-02-10 通告(住宅小区封闭式管理)'),
    ('pass-validity', '{"resident":60,"tenant":60,"temporary":1}', '由居委会自定'),
    ('pass-copy-window', '{"minutes":5}', '由居委会自定'),
    ('damaged-code-proof', '{"keep":false}', '由居委会自定')
  ) as r (rule, value, document)
  on conflict (community_id, rule, in_force_from) do nothing;
