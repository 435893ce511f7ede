-- That two examiners reached the same answer apart, or could not. A lead with its grounds and limits: of itself no
-- ground for an arrest.
create table identification (
    id uuid primary key,
    examination uuid not null unique references examination,
    enquiry uuid not null references enquiry,
    still uuid not null,
    state text not null check (state in ('confirmed', 'inconclusive', 'withdrawn')),
    -- Empty of an unresolved disagreement, and once the subject was erased.
    subject integer,
    -- The two sheets that agree; empty of a disagreement.
    first_sheet uuid references sheet,
    second_sheet uuid references sheet,
    -- The weaker of the two answers, 1 to 3.
    support smallint check (support between 1 and 3),
    made_at timestamptz not null,
    check ((first_sheet is null) = (second_sheet is null)),
    check ((first_sheet is null) = (support is null)),
    check (first_sheet <> second_sheet),
    check (state = 'inconclusive' or first_sheet is not null),
    check (state <> 'inconclusive' or (first_sheet is null and subject is null))
);
create index identification_subject on identification (subject) where subject is not null;
create index identification_enquiry on identification (enquiry);

create table identification_change (
    id bigint generated always as identity primary key,
    identification uuid not null references identification,
    state text not null,
    changed_at timestamptz not null,
    account uuid not null,
    name text not null,
    reason text not null
);
create index identification_change_of on identification_change (identification);
