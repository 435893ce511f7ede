-- Every full examination of an entry, one after the other. The entry itself repeats the latest, whatever its quick look
-- comes to later; rows go only with whom the entry shows.
create table sheet_entry_examined (
    id bigint generated always as identity primary key,
    entry uuid not null references sheet_entry,
    features bytea not null,
    support smallint not null check (support between -3 and 3),
    examined_at timestamptz not null
);
create index sheet_entry_examined_entry on sheet_entry_examined (entry, id);
insert into sheet_entry_examined (entry, features, support, examined_at)
    select id, features, support, examined_at from sheet_entry where features is not null order by examined_at, id;
create trigger kept before update on sheet_entry_examined for each statement execute function audit_refuse();
