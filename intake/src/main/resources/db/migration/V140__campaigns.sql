-- An invitation to retailers to send their top unidentified offenders by a date.
create table campaign (
    id uuid primary key,
    title text not null check (length(title) between 1 and 200),
    -- For each retailer.
    slots int not null check (slots between 1 and 1000),
    -- With references, below which a slot does not show that somebody is prolific.
    incidents_needed int not null check (incidents_needed between 1 and 100),
    -- The last day on which a slot can be claimed.
    ends_on date not null,
    state text not null check (state in ('open', 'closed')),
    opened_at timestamptz not null,
    opened_by uuid not null,
    closed_at timestamptz,
    closed_by uuid,
    close_reason text check (length(close_reason) between 1 and 1000),
    check ((state = 'closed') = (closed_at is not null)),
    check ((state = 'closed') = (close_reason is not null))
);

create table campaign_invitation (
    campaign_id uuid not null references campaign,
    organisation_id uuid not null references organisation,
    invited_at timestamptz not null,
    invited_by uuid not null,
    primary key (campaign_id, organisation_id)
);

create table campaign_reminder (
    campaign_id uuid not null,
    organisation_id uuid not null,
    position bigint generated always as identity,
    words text not null check (length(words) between 1 and 2000),
    sent_at timestamptz not null,
    sent_by uuid not null,
    name text not null,
    primary key (campaign_id, organisation_id, position),
    foreign key (campaign_id, organisation_id) references campaign_invitation
);

-- A retailer's claim that several incidents are one person. A number that was given up can be taken again.
create table slot (
    id uuid primary key,
    campaign_id uuid not null,
    organisation_id uuid not null,
    number int not null check (number > 0),
    state text not null check (state in ('claimed', 'given up')),
    claimed_at timestamptz not null,
    foreign key (campaign_id, organisation_id) references campaign_invitation,
    unique (id, organisation_id)
);
create unique index one_claim_a_number on slot (campaign_id, organisation_id, number) where state = 'claimed';
create index slot_organisation on slot (organisation_id, campaign_id);

-- What was said of a slot. Nothing is overwritten: the last of a kind counts.
create table slot_entry (
    slot_id uuid not null references slot,
    position bigint generated always as identity,
    kind text not null check (kind in ('grounds', 'officer', 'update', 'given up')),
    words text not null check (length(words) between 1 and 4000),
    next_step text check (length(next_step) between 1 and 500),
    written_at timestamptz not null,
    account uuid not null,
    name text not null,
    primary key (slot_id, position)
);
