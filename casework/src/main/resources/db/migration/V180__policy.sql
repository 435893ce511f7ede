-- What was measured of this gallery, and the policies that rest on it.
create table evaluation (
    id uuid primary key,
    pack text not null check (pack ~ '^[0-9a-f]{64}$'),
    gallery text not null check (length(gallery) <= 1000),
    subjects bigint not null check (subjects > 0),
    measured_at timestamptz not null,
    -- It came with the demonstration.
    provided boolean not null,
    report text not null,
    -- The fitted distribution of non-mated scores, if it reaches one.
    tail text,
    signature text not null,
    handed_in_by uuid not null,
    handed_in_at timestamptz not null
);
create table evaluation_point (
    evaluation uuid not null references evaluation,
    fpir double precision not null check (fpir > 0 and fpir < 1),
    threshold double precision not null,
    statement text not null,
    primary key (evaluation, fpir)
);
create table policy (
    id uuid primary key,
    number integer not null generated always as identity unique,
    state text not null check (state in ('draft', 'in force', 'replaced')),
    evaluation uuid not null,
    fpir double precision not null,
    threshold double precision not null,
    source text not null,
    -- Canonical JSON.
    terms text not null,
    drafted_by uuid not null,
    drafted_by_name text not null,
    drafted_at timestamptz not null,
    signed_by uuid,
    signed_by_name text,
    signed_at timestamptz,
    signature text,
    in_force_at timestamptz,
    replaced_at timestamptz,
    foreign key (evaluation, fpir) references evaluation_point,
    check ((signed_at is null) = (signature is null)),
    check (state = 'draft' or (signed_at is not null and in_force_at is not null)),
    check ((state = 'replaced') = (replaced_at is not null))
);
create unique index policy_in_force on policy (state) where state = 'in force';
