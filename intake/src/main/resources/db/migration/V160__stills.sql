-- Which original an exhibit is.
create table exhibit_original (
    exhibit_id uuid primary key references exhibit,
    original_id uuid not null references original
);
create index exhibit_original_original on exhibit_original (original_id);

-- A still or a clip among the exhibits, and what was found in it. No template is here of any face.
create table still (
    id uuid primary key references exhibit_original,
    submission_id uuid not null,
    organisation_id uuid not null references organisation,
    kind text not null check (kind in ('still', 'clip')),
    state text not null check (state in ('received', 'searchable', 'not searchable', 'searched')),
    -- Why it is not searchable, in words for the person who could send a better one.
    reason text,
    examined_at timestamptz,
    -- Of the upright picture, in pixels.
    width int,
    height int,
    -- The face that is alleged to be the suspect's, who says so and why; the words are sealed under the original's key.
    face int,
    named_by uuid,
    named_at timestamptz,
    named_because bytea,
    confirmed_by uuid,
    confirmed_at timestamptz,
    overridden_by uuid,
    overridden_at timestamptz,
    overridden_because bytea,
    -- How a frame was made from its clip.
    recipe jsonb,
    foreign key (id, submission_id) references exhibit (id, submission_id),
    check ((face is null) = (named_by is null) and (face is null) = (named_at is null)),
    check (confirmed_by is null or face is not null),
    check (kind = 'still' or face is null),
    check (state not in ('searchable', 'searched') or face is not null),
    check ((state = 'not searchable') = (reason is not null))
);
create index still_submission on still (submission_id);

-- The faces of a still by their number, and the frames that a clip offers.
create table still_face (
    still_id uuid not null references still,
    number int not null check (number > 0),
    -- Which person of a clip it is, from 1; empty in a still.
    person int,
    micros bigint not null,
    box_left real not null,
    box_top real not null,
    box_width real not null check (box_width > 0),
    box_height real not null check (box_height > 0),
    -- By the name of the measure: native value and scalar of ISO/IEC 29794-5, or why there is none.
    measures jsonb not null,
    obstacle text,
    advice text[] not null,
    -- Place, landmarks and pose as they were found, for the search; sealed under the original's key. Of stills only.
    known bytea,
    primary key (still_id, number)
);
alter table still add foreign key (id, face) references still_face (still_id, number);
