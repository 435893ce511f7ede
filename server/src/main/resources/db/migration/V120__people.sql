-- Who may sign in. A system is a retailer's program or a collector of metrics that comes with an API key.
create table account (
    id uuid primary key,
    organisation_id uuid not null references organisation,
    kind text not null check (kind in ('person', 'system')),
    name text not null check (length(name) between 1 and 200),
    email text unique check (email = lower(email) and length(email) <= 254),
    state text not null check (state in ('invited', 'active', 'locked')),
    -- Argon2id with its parameters and salt.
    password text,
    -- The secret of one-time codes, sealed under a key that is not in the database.
    code_secret bytea,
    code_confirmed boolean not null default false,
    -- The last 30 seconds of which a code was accepted: none of them or before is accepted again.
    code_step bigint not null default 0,
    -- A session that began in an earlier epoch has ended.
    epoch integer not null default 0,
    -- Who it is at the identity provider.
    issuer text,
    subject text,
    created_at timestamptz not null,
    signed_in_at timestamptz,
    unique (issuer, subject),
    check ((kind = 'person') = (email is not null)),
    check (kind = 'person' or (password is null and code_secret is null)),
    check ((issuer is null) = (subject is null))
);
create index account_organisation on account (organisation_id);

create table account_role (
    account_id uuid not null references account,
    role text not null,
    given_by uuid not null,
    given_at timestamptz not null,
    primary key (account_id, role)
);

-- A link that lets a person set a password, once. Of the token only the hash is kept.
create table invitation (
    account_id uuid primary key references account,
    token_hash bytea not null unique check (length(token_hash) = 32),
    made_by uuid not null,
    made_at timestamptz not null,
    expires_at timestamptz not null
);

-- Tries that failed or are under way, by what was tried: an email address by its hash, an account's code, an address.
create table attempt (
    what text primary key,
    failures integer not null,
    last_at timestamptz not null,
    waits_until timestamptz not null
);
