-- Known people who agreed to be shown among candidates, or whose licence allows it. None of them is the suspect, so
-- whoever picks one is wrong. They are never out of the gallery.
create table filler (
    id uuid primary key,
    -- Whom it shows, by the set's own word; a set has several pictures of some people.
    collection text not null check (length(collection) between 1 and 200),
    person text not null check (length(person) between 1 and 200),
    -- On what terms it may be shown, and where that is written.
    terms text not null check (length(terms) between 1 and 1000),
    sha256 text not null,
    -- Of the key that its picture is sealed under; templates are made when they are needed and kept in memory alone.
    owner bigint not null unique,
    picture bytea not null,
    state text not null check (state in ('held', 'withdrawn')),
    added_at timestamptz not null,
    unique (collection, person, sha256)
);

-- What examiners compare: one searched still each, in the first round or a later one.
alter table examination rename to examination_queue;
create table examination (
    id uuid primary key,
    -- Both are empty of a test, whose answer is known.
    enquiry uuid,
    still uuid,
    -- The filler that stands in for a still in a test.
    test uuid references filler,
    round smallint not null check (round >= 1),
    state text not null check (state in ('preparing', 'waiting', 'arbitration', 'concluded')),
    offence text not null references offence_class (code),
    urgency smallint not null check (urgency between 1 and 5),
    queued_at timestamptz not null,
    -- Whether the arbiter was asked by lot, although both answers agreed.
    drawn boolean not null default false,
    outcome text check (outcome in ('same person', 'none of these', 'inconclusive', 'unsuitable')),
    concluded_at timestamptz,
    foreign key (enquiry, still) references enquiry_still,
    unique (enquiry, still, round),
    check ((enquiry is null) = (still is null)),
    check ((enquiry is null) = (test is not null)),
    check ((state = 'concluded') = (outcome is not null)),
    check ((state = 'concluded') = (concluded_at is not null))
);
create index examination_open on examination (state, urgency desc, queued_at, id) where state <> 'concluded';
create index examination_enquiry on examination (enquiry);
insert into examination (id, enquiry, still, round, state, offence, urgency, queued_at)
    select gen_random_uuid(), q.enquiry, s.still, 1, 'preparing', e.offence, q.urgency, q.queued_at
    from examination_queue q join enquiry e on e.id = q.enquiry join enquiry_still s on s.enquiry = q.enquiry;
drop table examination_queue;

-- The fillers nearest to the probe, of which each sheet draws its own.
create table examination_filler (
    examination uuid not null references examination,
    filler uuid not null references filler,
    score double precision not null,
    primary key (examination, filler)
);

-- One examiner's own copy of the question, with ids and an order that nobody else has.
create table sheet (
    id uuid primary key,
    examination uuid not null references examination,
    seat text not null check (seat in ('first', 'second', 'arbiter')),
    examiner uuid not null,
    examiner_name text not null,
    state text not null check (state in ('taken', 'described', 'concluded', 'given up')),
    taken_at timestamptz not null,
    locked_until timestamptz not null,
    -- What could be seen of the probe before any candidate was; sealed under the still's key, as all words here.
    description bytea,
    suitability text check (suitability in ('suitable', 'limited', 'unsuitable')),
    described_at timestamptz,
    answer text check (answer in ('this person', 'none of these', 'inconclusive', 'unsuitable')),
    picked uuid,
    grounds bytea,
    concluded_at timestamptz,
    check ((description is null) = (described_at is null) and (suitability is null) = (described_at is null)),
    check (state not in ('described', 'concluded') or described_at is not null),
    check (state <> 'taken' or described_at is null),
    check ((state = 'concluded') = (answer is not null) and (answer is null) = (concluded_at is null)),
    check ((picked is not null) = (answer is not null and answer = 'this person'))
);
-- A seat has one sheet, and nobody sits on two seats, whatever else fails.
create unique index sheet_seat on sheet (examination, seat) where state <> 'given up';
create unique index sheet_examiner on sheet (examination, examiner) where state <> 'given up';
create index sheet_of_examiner on sheet (examiner, state);

-- Whom a sheet shows, in its own order. Which of them the search listed is for nobody to see before the end.
create table sheet_entry (
    id uuid primary key,
    sheet uuid not null references sheet,
    position smallint not null check (position >= 1),
    -- The rank in the search; empty of a filler.
    rank smallint,
    -- Empty once the subject was erased.
    subject integer,
    filler uuid references filler,
    -- Whether a filler shows the one whom a test is about.
    mate boolean not null default false,
    assessment text check (assessment in ('exclude', 'keep', 'unsuitable')),
    assessed_at timestamptz,
    -- Features and their notes, sealed under the still's key.
    features bytea,
    support smallint check (support between -3 and 3),
    examined_at timestamptz,
    unique (sheet, position),
    unique (sheet, id),
    check ((rank is null) = (filler is not null)),
    check (not mate or filler is not null),
    check ((assessment is null) = (assessed_at is null)),
    check ((features is null) = (support is null) and (features is null) = (examined_at is null))
);
create index sheet_entry_subject on sheet_entry (subject) where subject is not null;
alter table sheet add foreign key (id, picked) references sheet_entry (sheet, id);

-- The pictures of a sheet under ids of its own, and every way in which they were looked at.
create table sheet_picture (
    id uuid primary key,
    sheet uuid not null references sheet,
    -- Empty of the probe's own.
    entry uuid,
    position smallint not null check (position >= 1),
    -- 'still' and 'scene' of the probe; of an entry the id of a custody image or a filler.
    source text not null,
    foreign key (sheet, entry) references sheet_entry (sheet, id)
);
create index sheet_picture_sheet on sheet_picture (sheet);

create table sheet_adjustment (
    id uuid primary key,
    picture uuid not null references sheet_picture,
    -- How the adjusted picture is made from its original, again and again.
    recipe text not null,
    adjusted_at timestamptz not null
);
create index sheet_adjustment_picture on sheet_adjustment (picture, adjusted_at);

-- An enquiry ends with the last answer of its examiners.
alter table enquiry drop constraint enquiry_state_check;
alter table enquiry add constraint enquiry_state_check check (state in
    ('requested', 'authorised', 'refused', 'cancelled', 'searched', 'no lead', 'parked', 'concluded'));
alter table enquiry drop constraint enquiry_check1;
alter table enquiry add constraint enquiry_check1 check (
    state not in ('authorised', 'searched', 'no lead', 'parked', 'concluded') or decided_by is not null);
alter table enquiry drop constraint enquiry_check2;
alter table enquiry add constraint enquiry_check2 check (
    (state in ('searched', 'no lead', 'concluded')) = (searched_at is not null));
