-- What the gallery on the disk has yet to be brought to. A row is committed with the change that asks for it, carried
-- out as often as it takes, and deleted once the disk has it.
create table custody_intent (
    seq bigint generated always as identity primary key,
    kind text not null check (kind in ('enrol', 'amend', 'withdraw', 'erase')),
    subject integer not null references custody_subject,
    image uuid references custody_image on delete cascade,
    -- The template, sealed under the subject's key, until the gallery has it.
    template bytea,
    asked_at timestamptz not null,
    check ((kind = 'erase') = (image is null)),
    check ((kind = 'enrol') = (template is not null))
);
create index custody_intent_image on custody_intent (image);
