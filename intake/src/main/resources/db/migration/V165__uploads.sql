-- Many files sent at once, each of which may be broken off and gone on with.
create table upload (
    id uuid primary key,
    organisation_id uuid not null references organisation,
    began_by uuid not null,
    role text not null,
    began_at timestamptz not null,
    -- Of the key that the names of its files are sealed under.
    owner bigint not null unique check (owner >= 2147483648),
    cleared_at timestamptz
);
create index upload_organisation on upload (organisation_id, began_at desc);

create table upload_file (
    id uuid primary key,
    upload_id uuid not null references upload,
    number int not null check (number > 0),
    name bytea not null,
    bytes bigint not null check (bytes > 0),
    -- As the sender counted it; empty if it did not.
    sha256 text check (sha256 ~ '^[0-9a-f]{64}$'),
    -- Bytes that are on the disk for sure.
    received bigint not null default 0 check (received between 0 and bytes),
    state text not null check (state in ('arriving', 'checking', 'kept', 'refused', 'given up')),
    reason text,
    original_id uuid references original,
    sent_before boolean not null default false,
    unique (upload_id, number),
    check (state not in ('checking', 'kept') or received = bytes),
    check ((state = 'kept') = (original_id is not null)),
    check ((state = 'refused') = (reason is not null))
);
