-- Model packs on their way into service, each with a gallery of its own beside the one that is searched.
create table repack (
    id uuid primary key,
    number bigint not null generated always as identity unique,
    state text not null check (state in ('running', 'covered', 'switched', 'stopped')),
    organisation_id uuid not null references organisation,
    pack text not null check (pack ~ '^[0-9a-f]{64}$'),
    pack_name text not null,
    -- Its name in the folder of packs.
    folder text not null check (length(folder) between 1 and 200),
    started_by uuid not null,
    started_by_name text not null,
    started_at timestamptz not null,
    covered_at timestamptz,
    ended_by uuid,
    ended_by_name text,
    ended_at timestamptz,
    reason text check (length(reason) between 1 and 1000),
    templates integer not null default 0 check (templates >= 0),
    -- What keeps failing.
    trouble text,
    -- Of one that has ended: whether the disk has seen it too. Until then the next start does what is left to do.
    settled boolean not null default false,
    check ((state in ('switched', 'stopped')) = (ended_at is not null)),
    check ((state = 'stopped') = (reason is not null)),
    check (state <> 'switched' or covered_at is not null),
    check (not settled or ended_at is not null)
);
create unique index repack_under_way on repack ((true)) where state in ('running', 'covered');

-- Images of which a new pack can make no template, and why. They go with the image.
create table repack_refused (
    repack uuid not null references repack,
    image uuid not null references custody_image on delete cascade,
    reason text not null check (length(reason) between 1 and 1000),
    primary key (repack, image)
);
create index repack_refused_image on repack_refused (image);
