-- Who acts for whom. The force is one organisation, each retailer another.
create table organisation (
    id uuid primary key,
    name text not null unique check (length(name) between 1 and 200),
    kind text not null check (kind in ('force', 'retailer')),
    created_at timestamptz not null
);
create unique index one_force on organisation (kind) where kind = 'force';
