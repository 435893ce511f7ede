-- Authorities to search, and what the searches found.
create table enquiry (
    id uuid primary key,
    number bigint not null generated always as identity unique,
    organisation_id uuid not null references organisation,
    parent uuid references enquiry,
    standing uuid,
    state text not null check (state in
        ('requested', 'authorised', 'refused', 'cancelled', 'searched', 'no lead', 'parked')),
    purpose text not null check (length(purpose) between 1 and 1000),
    offence text not null references offence_class (code),
    seriousness smallint not null check (seriousness between 1 and 5),
    crime_number text not null check (length(crime_number) between 1 and 40),
    submission uuid not null,
    mode text not null check (mode in ('leads', 'investigative list')),
    requester uuid not null,
    requester_name text not null,
    requested_at timestamptz not null,
    ends_at timestamptz not null,
    decided_by uuid,
    decided_by_name text,
    decided_at timestamptz,
    level text,
    reason text,
    -- What the task of searching is known by.
    attempt uuid unique,
    searched_at timestamptz,
    -- Nobody authorises or refuses what they asked for.
    check (decided_by is null or decided_by <> requester),
    check (state not in ('authorised', 'searched', 'no lead', 'parked') or decided_by is not null),
    check ((state in ('searched', 'no lead')) = (searched_at is not null))
);
create index enquiry_submission on enquiry (submission);
create index enquiry_standing on enquiry (standing) where standing is not null;
create index enquiry_open on enquiry (state) where state in ('requested', 'authorised', 'parked');

create table enquiry_still (
    enquiry uuid not null references enquiry,
    still uuid not null,
    position smallint not null,
    face integer not null check (face >= 1),
    decision text check (decision in ('lead', 'no lead')),
    policy uuid references policy,
    compared integer,
    -- Canonical JSON, as it was signed.
    receipt text,
    searched_at timestamptz,
    primary key (enquiry, still),
    check ((decision is null) = (receipt is null)),
    check ((decision is null) = (searched_at is null)),
    check ((decision is null) = (policy is null))
);
create index enquiry_still_still on enquiry_still (still);

-- Whom a search lists, by number alone; the names are sealed in its receipt.
create table enquiry_candidate (
    enquiry uuid not null,
    still uuid not null,
    rank smallint not null check (rank >= 1),
    subject integer not null check (subject >= 0),
    slot integer not null check (slot >= 0),
    image integer not null check (image >= 0),
    raw double precision not null,
    score double precision not null,
    -- Whether it reached the threshold. One that did not is expected to be wrong.
    lead boolean not null,
    primary key (enquiry, still, rank),
    foreign key (enquiry, still) references enquiry_still
);
create index enquiry_candidate_subject on enquiry_candidate (subject);

-- Every state that an enquiry came to, and who brought it there.
create table enquiry_change (
    id bigint generated always as identity primary key,
    enquiry uuid not null references enquiry,
    state text not null,
    changed_at timestamptz not null,
    account uuid not null,
    name text not null,
    reason text not null
);
create index enquiry_change_enquiry on enquiry_change (enquiry);

-- What waits for an examiner. It does not tell whether there are candidates.
create table examination (
    id uuid primary key,
    enquiry uuid not null unique references enquiry,
    state text not null check (state in ('waiting')),
    urgency smallint not null check (urgency between 1 and 5),
    queued_at timestamptz not null
);
create index examination_waiting on examination (queued_at) where state = 'waiting';
