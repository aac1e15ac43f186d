-- What of a record did not leave, because something protected was found in it, and what somebody who may know it decided. By kind and place; never the value.
create table held_back (
    authority    text        not null,
    hold         text        not null,
    record       text        not null,
    event        text        not null,
    -- a paper's hash, or nothing for what is said in the event
    item         text        not null,
    found        text        not null,
    outlet       text        not null,
    -- who asked for it, and for which agency: it is decided for the agency
    professional text        not null,
    agency       text        not null,
    role         text        not null,
    held         timestamptz not null,
    decision     text        check (decision in ('let_go', 'kept_back')),
    because      text,
    decided_by   text,
    decided      timestamptz,
    primary key (authority, hold),
    check ((decision is null) = (decided is null))
);
-- It waits once, however often it is asked for. What was decided stays, also where it is decided anew.
create unique index held_back_waiting on held_back (authority, record, event, item, agency) where decided is null;
create index held_back_of_event on held_back (authority, event, agency);

-- What somebody recorded although they were told that others would read something protected in it, and why.
create table recorded_all_the_same (
    authority    text        not null,
    record       text        not null,
    submission   text        not null,
    because      text        not null,
    professional text        not null,
    recorded     timestamptz not null,
    primary key (authority, record, submission)
);
