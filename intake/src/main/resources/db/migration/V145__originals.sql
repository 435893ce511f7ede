-- A file that was sent in. Its bytes lie sealed elsewhere, by its id.
create table original (
    id uuid primary key,
    organisation_id uuid not null references organisation,
    sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
    bytes bigint not null check (bytes > 0),
    kind text not null check (kind in ('still', 'clip', 'document')),
    media_type text not null,
    -- Of the key that it is sealed under.
    owner bigint not null unique check (owner >= 2147483648),
    arrived_at timestamptz not null,
    -- Empty while its bytes are on their way into the store.
    stored_at timestamptz,
    erased_at timestamptz,
    check (erased_at is null or stored_at is not null)
);

-- A file counts once in its organisation, and every organisation has its own.
create unique index original_file on original (organisation_id, sha256)
    where stored_at is not null and erased_at is null;

-- What was made from an original and lies sealed under its key, such as a preview.
create table original_part (
    original_id uuid not null references original,
    name text not null check (name ~ '^[a-z0-9-]{1,40}$'),
    primary key (original_id, name)
);
