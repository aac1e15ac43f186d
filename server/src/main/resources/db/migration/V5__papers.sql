-- Files that belong to a record. What an event says of one is its name, size, media type and SHA-256; the bytes are here, and the
-- event's ledger leaf binds them through the hash. Each record keeps its own: whether another record holds the same file is told by
-- nothing, and what becomes of one record's papers touches no other's.
create table paper (
    authority text        not null,
    record    text        not null,
    sha256    text        not null,
    kept      timestamptz not null,
    content   bytea       not null,
    primary key (authority, record, sha256),
    foreign key (authority, record) references record
);
-- Pictures, PDF and office documents are compressed already.
alter table paper alter column content set storage external;

-- What has been sent with a draft, and goes with it.
create table draft_paper (
    authority text        not null,
    draft     text        not null,
    paper     text        not null,
    name      text        not null,
    type      text        not null,
    sha256    text        not null,
    size      bigint      not null,
    sent      timestamptz not null,
    content   bytea       not null,
    primary key (authority, draft, paper),
    foreign key (authority, draft) references draft on delete cascade
);
alter table draft_paper alter column content set storage external;
