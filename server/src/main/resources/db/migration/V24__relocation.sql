-- The file of a protected move, kept as records are: what is in it is encrypted before it comes here.
alter table record drop constraint record_kind_check;
alter table record add constraint record_kind_check check (kind in ('child', 'unborn_child', 'partnership', 'worker', 'relocation'));
create index record_of_relocation on record (authority, opened) where kind = 'relocation';

-- Which child's record belongs to which file: encrypted, and under a name that says neither. Read by the single point of contact alone.
create table relocation_link (
    authority text        not null,
    link      text        not null,
    sealed    text        not null,
    made      timestamptz not null,
    primary key (authority, link)
);

-- That somebody looked for a child whose record stands still.
create table relocation_search (
    authority    text        not null,
    search       text        not null,
    record       text        not null,
    professional text        not null,
    at           timestamptz not null,
    primary key (authority, search, record)
);
create index relocation_search_latest on relocation_search (authority, at);
