-- What a picture of somebody who agreed to be shown is for. Tests that were queued before have a portrait for a still.
alter table filler add column use text not null default 'portrait' check (use in ('portrait', 'still'));
alter table filler alter column use drop default;
