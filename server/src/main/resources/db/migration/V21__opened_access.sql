-- A projection: what was opened to whom on a record, for a time.
create table opened_access (
    authority    text        not null,
    record       text        not null,
    event        text        not null,
    professional text        not null,
    begins       timestamptz not null,
    ends         timestamptz not null,
    primary key (authority, record, event, professional)
);
create index opened_access_of_professional on opened_access (authority, professional, ends);
