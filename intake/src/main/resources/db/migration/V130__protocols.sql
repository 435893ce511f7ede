-- Kinds of offence, from which a protocol takes its own. The seriousness says later how high the authority for a search
-- has to be: 1 is low, 5 is high.
create table offence_class (
    code text primary key check (code ~ '^[a-z][a-z-]{1,39}$'),
    words text not null check (length(words) between 1 and 100),
    seriousness int not null check (seriousness between 1 and 5)
);
insert into offence_class values
    ('shop-theft', 'Shop theft', 1),
    ('fraud', 'Fraud', 2),
    ('criminal-damage', 'Criminal damage', 2),
    ('handling', 'Handling stolen goods', 2),
    ('burglary', 'Burglary', 3),
    ('threats', 'Threats and abuse', 3),
    ('assault', 'Assault on staff', 4),
    ('robbery', 'Robbery', 5);

-- What a retailer and the force agreed. Terms never change: other terms are another version.
create table protocol (
    id uuid primary key,
    organisation_id uuid not null references organisation,
    version int not null check (version > 0),
    state text not null check (state in ('proposed', 'agreed', 'replaced', 'ended')),
    purposes text[] not null check (cardinality(purposes) > 0),
    fields text[] not null,
    retention_days int not null check (retention_days between 1 and 3650),
    violent_first boolean not null,
    officer_within_days int not null check (officer_within_days between 1 and 365),
    update_every_days int not null check (update_every_days between 1 and 365),
    unique (organisation_id, version),
    unique (id, organisation_id)
);
create unique index one_agreed_protocol on protocol (organisation_id) where state = 'agreed';
create unique index one_proposed_protocol on protocol (organisation_id) where state = 'proposed';

create table protocol_offence_class (
    protocol_id uuid not null references protocol,
    code text not null references offence_class,
    primary key (protocol_id, code)
);

-- Who answers for which data.
create table protocol_controller (
    protocol_id uuid not null references protocol,
    position int not null,
    name text not null check (length(name) between 1 and 200),
    controls text not null check (length(controls) between 1 and 500),
    primary key (protocol_id, position)
);

-- Every change of state: who, when, why.
create table protocol_change (
    protocol_id uuid not null references protocol,
    position int generated always as identity,
    state text not null,
    changed_at timestamptz not null,
    account uuid not null,
    name text not null,
    reason text not null,
    primary key (protocol_id, position)
);

-- The retailer's standing choice on sharing links with other retailers. The last one counts, none means no.
create table sharing_choice (
    organisation_id uuid not null references organisation,
    position bigint generated always as identity,
    share boolean not null,
    chosen_at timestamptz not null,
    account uuid not null,
    name text not null,
    primary key (organisation_id, position)
);
