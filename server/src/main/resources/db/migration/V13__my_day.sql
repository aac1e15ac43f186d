-- What a professional has put aside among the work they see as theirs, until a day, and why. No part of the record: what is owed, by when and by
-- whom, stays as the record says.
create table put_aside (
    authority    text        not null,
    professional text        not null,
    record       text        not null,
    obligation   text        not null,
    -- the day on which it is back
    until        date        not null,
    reason       text        not null,
    put          timestamptz not null,
    primary key (authority, professional, record, obligation),
    foreign key (authority, professional) references professional,
    foreign key (authority, record) references record
);

-- When the professional last had the record open, and whether it is to stay at hand.
alter table looked add column opened timestamptz;
alter table looked add column pinned boolean not null default false;
create index looked_opened on looked (authority, professional, opened desc) where opened is not null;

-- What a role is asked to take part in, and the front door's queue, are read by the step.
create index obligation_of_step on obligation (authority, step, late_from) where state = 'open' and approves is null;

-- Passages say otherwise who may read why something was withdrawn. Worked out anew when Kith starts.
update authority set projected = null;
