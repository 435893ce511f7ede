-- Each key is an account of its own, so that the log can name it. Of the key only the hash is kept.
create table api_key (
    id uuid primary key,
    account_id uuid not null unique references account,
    organisation_id uuid not null references organisation,
    name text not null check (length(name) between 1 and 200),
    hash bytea not null unique check (length(hash) = 32),
    scopes text[] not null check (
        cardinality(scopes) > 0 and scopes <@ array['submit', 'read', 'metrics']
        and (not 'metrics' = any (scopes) or scopes = array['metrics'])),
    made_by uuid not null references account,
    made_at timestamptz not null,
    expires_at timestamptz not null,
    last_used_at timestamptz,
    revoked_at timestamptz
);
create index api_key_organisation on api_key (organisation_id);
