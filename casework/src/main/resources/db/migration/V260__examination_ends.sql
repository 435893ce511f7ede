-- A question ends without an answer when its still or its submission is withdrawn, or nothing more comes of it.
alter table examination drop constraint examination_state_check1;
alter table examination add constraint examination_state_check check (state in
    ('preparing', 'waiting', 'arbitration', 'concluded', 'withdrawn'));
drop index examination_open;
create index examination_open on examination (state, urgency desc, queued_at, id)
    where state not in ('concluded', 'withdrawn');

-- Whoever could see what was answered cannot answer, whatever their role is by then: looked up for every question.
create index audit_act_onlooker on audit_act (account, at) where role in ('supervisor', 'oversight');
create index identification_still on identification (still);
