-- What the roll keeps besides: the home, what somebody who asked to join said of themselves, the link to join by, certificates of service.

-- Of whoever is on the roll without a row of its book.
alter table worker add column dwelling_id uuid;

-- As it was typed by whoever joins by link; settled and emptied once they are taken on.
alter table worker_detail
  add column said_door text not null default '',
  add column said_family text not null default '';

-- The statistics of a column hold its values: of names and words there are none.
alter table worker_detail
  alter column name set statistics 0, alter column phone set statistics 0, alter column calling set statistics 0,
  alter column note set statistics 0, alter column said_door set statistics 0, alter column said_family set statistics 0;

-- The link that hangs at the gate; one in use.
create table roll_link (
  community_id uuid not null references community,
  link_id uuid not null,
  -- SHA-256 of the secret, which follows from the id and is kept nowhere
  link_hash bytea not null,
  made_at timestamptz not null,
  made_by uuid not null,
  ended_at timestamptz,
  primary key (community_id, link_id)
);
create unique index roll_link_in_use on roll_link (community_id) where ended_at is null;

-- Certificates of service that somebody asked for. Hours are counted when it is printed; what it says of the person is not kept.
create table service_certificate (
  community_id uuid not null references community,
  certificate_id uuid not null,
  number integer not null,
  worker_id uuid not null,
  from_on date not null,
  until_on date not null,
  asked_how text not null check (asked_how in ('link', 'paper', 'phone')),
  issued_at timestamptz not null,
  issued_by uuid not null,
  primary key (community_id, certificate_id),
  foreign key (community_id, worker_id) references worker,
  check (until_on >= from_on)
);
create unique index service_certificate_by_number on service_certificate (community_id, number);
create index service_certificate_by_worker on service_certificate (community_id, worker_id);

do $$
declare t text;
begin
  foreach t in array array['roll_link', 'service_certificate'] loop
    execute format('alter table %I enable row level security', t);
    execute format(
      'create policy own_neighbourhood on %I using (community_id = nullif(current_setting(''app.community_id'', true), '''')::uuid)',
      t
    );
    execute format('grant select, insert, update on %I to shouwang_app', t);
  end loop;
end
$$;
