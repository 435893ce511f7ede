-- What somebody did, written in the transaction that did it. The entry is what is hashed; the other columns are for
-- searching and repeat what it says.
create table audit_act (
    id uuid primary key,
    at timestamptz not null,
    kind text not null
        check (kind in ('COLLECTION', 'ALTERATION', 'CONSULTATION', 'DISCLOSURE', 'COMBINATION', 'ERASURE')),
    name text not null,
    account uuid not null,
    role text not null,
    organisation uuid not null,
    purpose text not null,
    entry bytea not null
);
create index audit_act_at on audit_act (at);
create index audit_act_account on audit_act (account, at);
create index audit_act_name on audit_act (name, at);
create index audit_act_purpose on audit_act (purpose, at) where purpose <> '';

-- What it was about.
create table audit_about (
    act uuid not null references audit_act,
    type text not null,
    id text not null,
    primary key (type, id, act)
);

-- Acts that have no place in the log yet: a list of work, not a record.
create table audit_pending (
    seq bigint generated always as identity primary key,
    act uuid not null
);

create function audit_queue() returns trigger language plpgsql as $$
begin
    insert into audit_pending (act) values (new.id);
    return null;
end $$;
create trigger audit_queue after insert on audit_act for each row execute function audit_queue();

-- The log: places without a gap.
create table audit_leaf (
    index bigint primary key check (index >= 0),
    act uuid not null unique references audit_act,
    hash bytea not null check (length(hash) = 32)
);

-- Signed: so many entries, with this root. The state is what is needed to go on from there.
create table audit_checkpoint (
    size bigint primary key check (size > 0),
    at timestamptz not null,
    checkpoint text not null,
    signature text not null,
    state bytea not null
);

-- What others signed over the same checkpoint.
create table audit_witness (
    size bigint not null references audit_checkpoint,
    key text not null check (key ~ '^[0-9a-f]{16}$'),
    signature text not null,
    account uuid not null,
    at timestamptz not null,
    primary key (size, key)
);

-- The name of this log, so that nobody takes a checkpoint of another for one of its own.
create table audit_identity (
    one boolean primary key default true check (one),
    log uuid not null
);
insert into audit_identity (log) values (gen_random_uuid());

create function audit_refuse() returns trigger language plpgsql as $$
begin
    raise exception 'what is on record is not changed: %', tg_table_name;
end $$;
do $$
declare kept text;
begin
    foreach kept in array array['audit_act', 'audit_about', 'audit_leaf', 'audit_checkpoint', 'audit_witness',
            'audit_identity'] loop
        execute format('create trigger kept before update or delete or truncate on %I
                for each statement execute function audit_refuse()', kept);
    end loop;
end $$;
