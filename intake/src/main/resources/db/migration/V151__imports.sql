-- How an organisation's incident platform says things, to be used again. Saving one again appends.
create table import_mapping (
    id uuid primary key,
    organisation_id uuid not null references organisation,
    name text not null check (length(name) between 1 and 100),
    mapping jsonb not null,
    saved_by uuid not null,
    saved_at timestamptz not null
);
create index import_mapping_name on import_mapping (organisation_id, name, saved_at desc);

-- A list of incidents that was imported, by its hash. Its rows are not kept, but for what became of each.
create table incident_import (
    id uuid primary key,
    organisation_id uuid not null references organisation,
    sha256 text not null,
    mapping jsonb not null,
    made int not null,
    there int not null,
    refused int not null,
    imported_by uuid not null,
    imported_at timestamptz not null
);
create index incident_import_organisation on incident_import (organisation_id, imported_at desc);

-- Which row of which file became which submission, so that the same file doubles nothing even without numbers.
create table imported_row (
    organisation_id uuid not null references organisation,
    sha256 text not null,
    submission_id uuid not null references submission,
    primary key (organisation_id, sha256)
);
