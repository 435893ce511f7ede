-- What the police owe under a protocol, and by when. A breach is no column: it follows from the times.
create table clock (
    id uuid primary key,
    protocol_id uuid not null,
    organisation_id uuid not null,
    undertaking text not null check (undertaking in ('violent first', 'named officer', 'update')),
    -- The slot or the incident that it is about, and what people call it.
    about uuid not null,
    about_words text not null check (length(about_words) between 1 and 100),
    started_at timestamptz not null,
    -- Null while nothing makes it due: a violent incident that no other overtook.
    due_at timestamptz,
    met_at timestamptz,
    -- When it ceased to matter, because what it is about was withdrawn or given up.
    stopped_at timestamptz,
    foreign key (protocol_id, organisation_id) references protocol (id, organisation_id),
    check (due_at is not null or undertaking = 'violent first'),
    check (met_at is null or stopped_at is null)
);
create index clock_organisation on clock (organisation_id, due_at);
create unique index one_running_clock on clock (about, undertaking) where met_at is null and stopped_at is null;

-- What was owed cannot be taken back: a time that was written once stays.
create function keep_clock() returns trigger language plpgsql as $$
begin
    if tg_op in ('DELETE', 'TRUNCATE') then
        raise exception 'A clock is never deleted';
    end if;
    if (new.id, new.protocol_id, new.organisation_id, new.undertaking, new.about, new.about_words, new.started_at)
        is distinct from
        (old.id, old.protocol_id, old.organisation_id, old.undertaking, old.about, old.about_words, old.started_at)
        or old.due_at is not null and new.due_at is distinct from old.due_at
        or old.met_at is not null and new.met_at is distinct from old.met_at
        or old.stopped_at is not null and new.stopped_at is distinct from old.stopped_at then
        raise exception 'A clock is never rewritten';
    end if;
    return new;
end
$$;
create trigger clock_is_kept before update or delete on clock for each row execute function keep_clock();
create trigger clocks_are_kept before truncate on clock for each statement execute function keep_clock();
