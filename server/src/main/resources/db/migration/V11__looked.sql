-- Until when a professional knows a record, by having looked at it: what was recorded later is news. No part of the record, and no audit: the
-- professional's own, and forgotten without loss.
create table looked (
    authority    text        not null,
    professional text        not null,
    record       text        not null,
    -- when the last event was recorded that was there to be read
    known_to     timestamptz not null,
    primary key (authority, professional, record),
    foreign key (authority, professional) references professional,
    foreign key (authority, record) references record
);
