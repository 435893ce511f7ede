-- Authorities to compare stills of unidentified suspects with one another.
create table linking (
    id uuid primary key,
    number bigint not null generated always as identity unique,
    organisation_id uuid not null references organisation,
    state text not null check (state in ('requested', 'running', 'refused', 'ended')),
    purpose text not null check (length(purpose) between 1 and 1000),
    -- How many false links per 1,000 stills its threshold lets be suggested.
    false_links double precision not null check (false_links > 0),
    requester uuid not null,
    requester_name text not null,
    requested_at timestamptz not null,
    ends_at timestamptz not null check (ends_at <= requested_at + interval '366 days'),
    decided_by uuid,
    decided_by_name text,
    decided_at timestamptz,
    level text,
    reason text,
    ended_at timestamptz,
    check (decided_by is null or decided_by <> requester),
    check (state not in ('running', 'ended') or decided_by is not null),
    check ((state = 'ended') = (ended_at is not null))
);
-- One at a time, so that each still's pairs are counted once against the rate.
create unique index linking_running on linking (state) where state = 'running';

create table linking_run (
    id uuid primary key,
    linking uuid not null references linking,
    number integer not null check (number >= 1),
    due_at timestamptz not null,
    done_at timestamptz,
    stills integer,
    pairs bigint,
    threshold double precision,
    suggested integer,
    failed text,
    unique (linking, number)
);

-- The template of a still's named face, sealed under the still's own key, while a linking is in force.
create table still_template (
    still uuid primary key references still,
    face integer not null check (face >= 1),
    pack text not null check (pack ~ '^[0-9a-f]{64}$'),
    linking uuid not null references linking,
    sealed bytea not null
);

-- Two stills of different submissions that score alike. It is no link.
create table link_suggestion (
    a uuid not null references still,
    b uuid not null references still,
    run uuid not null references linking_run,
    score double precision not null,
    suggested_at timestamptz not null,
    primary key (a, b),
    check (a < b)
);

-- What an examiner concluded of two stills. A later conclusion is another row; none is changed.
create table link (
    id uuid primary key,
    a uuid not null references still,
    b uuid not null references still,
    same boolean not null,
    linking uuid not null references linking,
    examiner uuid not null,
    examiner_name text not null,
    concluded_at timestamptz not null,
    reason text not null check (length(reason) between 1 and 1000),
    check (a < b)
);
create index link_pair on link (a, b);
create index link_other on link (b);

-- A conclusion that was taken back holds no longer; it stays to be read.
create table link_undone (
    link uuid primary key references link,
    account uuid not null,
    name text not null,
    undone_at timestamptz not null,
    reason text not null check (length(reason) between 1 and 1000)
);
