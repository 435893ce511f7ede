-- Lists and files that brought people and images into the custody gallery, or said what its source still has.
create table custody_import (
    id uuid primary key,
    kind text not null check (kind in ('images', 'changes', 'full list', 'nist', 'offences')),
    state text not null check (state in ('running', 'done', 'stopped')),
    -- In whose name the rows are carried out.
    asked_by uuid not null,
    asked_name text not null,
    asked_role text not null,
    organisation uuid not null,
    asked_at timestamptz not null,
    -- Below the configured folder; empty if the files were uploaded.
    folder text not null,
    -- The list's name; of a folder of NIST files empty.
    list text not null,
    -- Whose key seals the uploaded files until the import is over.
    key_owner bigint,
    -- For a full list: the moment for which it speaks, and how many images may be gone at most.
    as_of timestamptz,
    most_gone integer check (most_gone >= 0),
    -- Rows, once they were counted.
    total integer check (total >= 0),
    done_at timestamptz,
    reason text,
    check ((state = 'running') = (done_at is null)),
    check ((state = 'stopped') = (reason is not null)),
    check ((kind = 'full list') = (as_of is not null))
);
create index custody_import_asked_at on custody_import (asked_at);

create table custody_import_file (
    import uuid not null references custody_import,
    number integer not null check (number >= 0),
    name text not null check (length(name) between 1 and 1000),
    primary key (import, number),
    unique (import, name)
);

-- What came of each row. A row is written in the transaction that carries it out, so that none is done twice.
create table custody_import_row (
    import uuid not null references custody_import,
    row integer not null check (row >= 1),
    path text not null,
    image text not null,
    subject integer references custody_subject,
    outcome text not null check (outcome in ('enrolled', 'changed', 'unchanged', 'withdrawn', 'wanted', 'entered', 'refused')),
    reason text not null,
    primary key (import, row)
);
create index custody_import_row_outcome on custody_import_row (import, outcome);
create index custody_import_row_subject on custody_import_row (subject) where subject is not null;
create index custody_import_row_image on custody_import_row (image);
