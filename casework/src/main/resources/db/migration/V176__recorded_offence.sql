-- Offences that are recorded of subjects, in what role. Nothing is overwritten: a correction is a row of its own.
create table recorded_offence (
    id uuid primary key,
    source_id text not null unique check (length(source_id) between 1 and 200),
    subject integer not null references custody_subject,
    role text not null check (role in ('reported', 'suspected', 'charged', 'convicted', 'acquitted')),
    happened_on date not null,
    class text not null check (length(class) between 1 and 200),
    -- The record that this one takes the place of, and by what authority.
    corrects uuid unique references recorded_offence on delete set null,
    reference text check (length(reference) between 1 and 200),
    entered_at timestamptz not null,
    entered_by uuid not null,
    check (corrects is null or reference is not null)
);
create index recorded_offence_subject on recorded_offence (subject);

create function refuse_changed_offence() returns trigger language plpgsql as $$
begin
    if row(old.id, old.source_id, old.subject, old.role, old.happened_on, old.class, old.reference, old.entered_at, old.entered_by)
        is distinct from
        row(new.id, new.source_id, new.subject, new.role, new.happened_on, new.class, new.reference, new.entered_at, new.entered_by)
        or new.corrects is not null and new.corrects is distinct from old.corrects then
        raise exception 'a recorded offence is corrected by another record, never overwritten';
    end if;
    return new;
end $$;
create trigger recorded_offence_stays before update on recorded_offence
    for each row execute function refuse_changed_offence();
