-- Last days ended at midnight in Greenwich; they end at midnight in London, as they are shown.
update standing_search set ends_at = (ends_at at time zone 'UTC') at time zone 'Europe/London'
where cast(ends_at at time zone 'UTC' as time) = '00:00';
update linking set ends_at = (ends_at at time zone 'UTC') at time zone 'Europe/London'
where cast(ends_at at time zone 'UTC' as time) = '00:00';
