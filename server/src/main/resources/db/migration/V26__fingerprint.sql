-- Of what is protected on a record: keyed marks of the values, never the values. The key lies outside the database.
create table fingerprint (
    authority text not null,
    record    text not null,
    event     text not null,
    answer    text not null,
    kind      text not null,
    author    text not null,
    mark      text not null,
    primary key (authority, record, event, answer, kind, mark)
);

-- Nothing was marked before: the projections are worked out anew at the next start.
update authority set projected = null;
