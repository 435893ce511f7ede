-- Why a still of an enquiry could not be searched. The others are, without it.
alter table enquiry_still add column unsearched text check (unsearched is null or decision is null);
