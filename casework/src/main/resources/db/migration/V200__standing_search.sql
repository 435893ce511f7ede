-- Authorities to search again, among images enrolled since.
create table standing_search (
    id uuid primary key,
    number bigint not null generated always as identity unique,
    organisation_id uuid not null references organisation,
    state text not null check (state in ('requested', 'running', 'refused', 'ended')),
    purpose text not null check (length(purpose) between 1 and 1000),
    seriousness smallint not null check (seriousness between 1 and 5),
    every_days smallint not null check (every_days between 1 and 31),
    requester uuid not null,
    requester_name text not null,
    requested_at timestamptz not null,
    ends_at timestamptz not null check (ends_at <= requested_at + interval '366 days'),
    decided_by uuid,
    decided_by_name text,
    decided_at timestamptz,
    level text,
    -- How many runs there are until its end; the policy's FPIR is shared out among them.
    runs integer check (runs >= 1),
    reason text,
    ended_at timestamptz,
    check (decided_by is null or decided_by <> requester),
    check (state not in ('running', 'ended') or (decided_by is not null and runs is not null)),
    check ((state = 'ended') = (ended_at is not null))
);
create table standing_still (
    standing uuid not null references standing_search,
    still uuid not null,
    enquiry uuid not null,
    primary key (standing, still),
    foreign key (enquiry, still) references enquiry_still
);
create table standing_run (
    id uuid primary key,
    standing uuid not null references standing_search,
    number integer not null check (number >= 1),
    due_at timestamptz not null,
    -- It compares images that were entered after this,
    since timestamptz not null,
    -- and not after this, once it has begun.
    until timestamptz,
    done_at timestamptz,
    subjects integer,
    failed text,
    unique (standing, number)
);
create table standing_result (
    run uuid not null references standing_run,
    still uuid not null,
    -- By which its receipt names the search; of a hit the child enquiry.
    enquiry uuid not null,
    decision text not null check (decision in ('lead', 'no lead')),
    threshold double precision not null,
    compared integer not null,
    receipt text not null,
    searched_at timestamptz not null,
    primary key (run, still)
);
alter table enquiry add foreign key (standing) references standing_search;
