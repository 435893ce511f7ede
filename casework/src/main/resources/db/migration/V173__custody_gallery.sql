-- How far the gallery on the disk had come when the register last confirmed what it had. If it says so of itself when
-- it is opened, nothing has to be compared.
create table custody_gallery (
    one boolean primary key default true check (one),
    operations bigint not null check (operations >= 0),
    leaf_root text not null check (leaf_root ~ '^[0-9a-f]{64}$')
);

-- Where images lie in the gallery on the disk, once they are there. Apart from the images and without a key to them,
-- so that the gallery never waits for somebody who has an image locked.
create table custody_slot (
    image uuid primary key,
    slot integer not null check (slot >= 0)
);
