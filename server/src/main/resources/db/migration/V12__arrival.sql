-- Whose record a person of an old system has become. The seed makes the identifiers of that record's events: the same whenever the same row arrives.
create table brought (
    authority text        not null references authority,
    -- the old system's number
    source    text        not null,
    record    text        not null,
    seed      bytea       not null,
    came      timestamptz not null,
    primary key (authority, source),
    unique (authority, record)
);

-- Which files somebody has rehearsed, by a print of their contents: only those are brought along.
create table arrival_rehearsed (
    authority    text        not null references authority,
    print        text        not null,
    professional text        not null,
    rehearsed    timestamptz not null,
    primary key (authority, print)
);
