-- What a picture of somebody who agreed to be shown is for. Those that are there are portraits; one that was added for
-- the wrong use is withdrawn, and added again for the other.
alter table filler add column use text not null default 'portrait' check (use in ('portrait', 'still'));
alter table filler alter column use drop default;
alter table filler drop constraint filler_collection_person_sha256_key;
alter table filler add unique (collection, person, sha256, use);
