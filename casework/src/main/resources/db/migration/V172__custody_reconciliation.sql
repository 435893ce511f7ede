-- When the whole register was last compared with its source, both ways.
create table custody_reconciliation (
    id uuid primary key,
    -- The moment for which the source's list speaks.
    as_of timestamptz not null,
    done_at timestamptz not null,
    done_by uuid not null,
    listed integer not null check (listed >= 0),
    withdrawn integer not null check (withdrawn >= 0)
);
create index custody_reconciliation_as_of on custody_reconciliation (as_of);
