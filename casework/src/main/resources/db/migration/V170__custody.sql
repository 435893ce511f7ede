-- Who is in the custody gallery, and why. The sealed gallery on the disk and the search in memory follow these rows.

-- A subject's number is its group in the gallery and the owner of its key. A number is never used again.
create sequence custody_subject_number as integer minvalue 0 start 0;
create table custody_subject (
    id integer primary key check (id >= 0),
    state text not null check (state in ('held', 'erased')),
    source_id text unique check (length(source_id) between 1 and 200),
    born_on date,
    cohort text check (length(cohort) between 1 and 200),
    entered_at timestamptz not null,
    erased_at timestamptz,
    check ((state = 'held') = (source_id is not null)),
    check ((state = 'erased') = (erased_at is not null)),
    -- Of somebody who was erased the number and the day remain.
    check (state = 'held' or (born_on is null and cohort is null))
);

create table custody_arrest (
    id uuid primary key,
    subject integer not null references custody_subject,
    source_id text not null check (length(source_id) between 1 and 200),
    category text not null check (length(category) between 1 and 200),
    disposal text check (length(disposal) between 1 and 200),
    arrested_on date,
    -- Whether it proved to be the arrest of the wrong person.
    wrong_person boolean not null default false,
    entered_at timestamptz not null,
    unique (subject, source_id)
);

create table custody_image (
    id uuid primary key,
    subject integer not null references custody_subject,
    source_id text not null check (length(source_id) between 1 and 200),
    view text check (length(view) between 1 and 40),
    captured_on date,
    arrest uuid references custody_arrest,
    -- Of the file that came, in lower-case hex; a ready template has no file.
    sha256 text check (sha256 ~ '^[0-9a-f]{64}$'),
    basis text check (length(basis) between 1 and 200),
    review_on date,
    state text not null check (state in ('held', 'withdrawn')),
    reason text check (length(reason) between 1 and 1000),
    entered_at timestamptz not null,
    check ((state = 'withdrawn') = (reason is not null))
);
-- What was withdrawn may come again as another image.
create unique index custody_image_source on custody_image (source_id) where state = 'held';
create index custody_image_subject on custody_image (subject);
create index custody_image_arrest on custody_image (arrest) where arrest is not null;
