-- What a retailer sends about one offence. What people wrote is sealed under the submission's own key.
create table submission (
    id uuid primary key,
    organisation_id uuid not null references organisation,
    slot_id uuid,
    -- A short number for people, by organisation.
    reference text not null,
    -- The retailer's own number of the incident, from its platform.
    external_reference text check (length(external_reference) between 1 and 100),
    state text not null check (state in
        ('draft', 'received', 'accepted', 'declined', 'withdrawn', 'under enquiry', 'closed', 'charged')),
    -- The owner of the key that its texts are sealed under.
    owner bigint not null unique check (owner >= 2147483648),
    version int not null check (version > 0),
    drafted_by uuid not null,
    drafted_at timestamptz not null,
    received_at timestamptz,
    changed_at timestamptz not null,
    -- Of the last version, for lists and queues.
    purpose text,
    offence_class text,
    violent boolean not null default false,
    store_name text,
    store_number text,
    from_at timestamptz,
    to_at timestamptz,
    loss_pence bigint check (loss_pence >= 0),
    -- By intake.
    crime_number text check (length(crime_number) between 1 and 50),
    better_image_needed boolean not null default false,
    unique (organisation_id, reference),
    unique (organisation_id, external_reference),
    unique (id, organisation_id),
    foreign key (slot_id, organisation_id) references slot (id, organisation_id),
    check (state in ('draft', 'withdrawn') or received_at is not null),
    check (state not in ('accepted', 'under enquiry', 'charged') or crime_number is not null)
);
create index submission_queue on submission (violent desc, received_at) where state = 'received';
create index submission_slot on submission (slot_id) where slot_id is not null;
create index submission_place on submission (organisation_id, store_name, from_at);

-- The last number given out, by organisation and year.
create table submission_number (
    organisation_id uuid not null references organisation,
    year int not null,
    last bigint not null,
    primary key (organisation_id, year)
);

-- Every version of what was said; a change appends one.
create table submission_version (
    submission_id uuid not null references submission,
    number int not null check (number > 0),
    written_by uuid not null,
    written_at timestamptz not null,
    content jsonb not null,
    sealed bytea not null,
    primary key (submission_id, number)
);

-- Every change of state: who, when, why. The reason is sealed, as people write what they like.
create table submission_change (
    submission_id uuid not null references submission,
    number int not null check (number > 0),
    act text not null,
    state text not null,
    changed_by uuid not null,
    role text not null,
    changed_at timestamptz not null,
    reason bytea,
    primary key (submission_id, number)
);

create table exhibit (
    id uuid primary key,
    submission_id uuid not null,
    organisation_id uuid not null,
    kind text not null check (kind in ('still', 'clip', 'document')),
    -- As in a witness statement, such as AB/1.
    reference text not null check (length(reference) between 1 and 30),
    -- The name of the file, sealed under the submission's key.
    name bytea not null,
    sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
    bytes bigint not null check (bytes >= 0),
    added_by uuid not null,
    added_at timestamptz not null,
    derived_from uuid,
    foreign key (submission_id, organisation_id) references submission (id, organisation_id),
    foreign key (derived_from, submission_id) references exhibit (id, submission_id),
    unique (id, submission_id),
    unique (submission_id, reference),
    unique (submission_id, sha256)
);
create index exhibit_file on exhibit (organisation_id, sha256);

-- What the retailer was told was received, and how many exhibits that was.
create table submission_receipt (
    submission_id uuid not null references submission,
    exhibits int not null,
    signed_at timestamptz not null,
    receipt bytea not null,
    primary key (submission_id, exhibits)
);

-- What an officer disclosed after a charge: name, court and date, sealed under the submission's key.
create table submission_charge (
    submission_id uuid primary key references submission,
    recorded_by uuid not null,
    recorded_at timestamptz not null,
    sealed bytea not null
);

-- Requests of programs that may come twice; see the header Idempotency-Key.
create table repeated_request (
    account_id uuid not null,
    key text not null check (length(key) between 1 and 200),
    sha256 text not null,
    made uuid not null,
    asked_at timestamptz not null,
    primary key (account_id, key)
);
