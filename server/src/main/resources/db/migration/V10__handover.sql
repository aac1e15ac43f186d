-- A projection. What was handed over out of hours, until when it holds, and whether it was handed back.
create table handover (
    authority  text        not null,
    record     text        not null,
    event      text        not null,
    author     text        not null,
    made       timestamptz not null,
    until      timestamptz not null,
    live       text        not null,
    may_happen text        not null,
    then_do    text        not null,
    ring       text[]      not null,
    -- when what was done was recorded; null while nobody has said it
    returned   timestamptz,
    primary key (authority, record, event)
);
create index handover_until on handover (authority, until);

-- A projection. Of each handover, what others did and recorded while it held.
create table handover_work (
    authority text        not null,
    record    text        not null,
    handover  text        not null,
    event     text        not null,
    title     text        not null,
    happened  text        not null,
    author    text        not null,
    recorded  timestamptz not null,
    told      text        not null,
    primary key (authority, record, handover, event)
);

-- Worked out anew when Kith starts.
update authority set projected = null;
