-- Finding: what was written, as words. Accents are taken off, so that a name is found as most people type it.
create extension if not exists unaccent;
create text search configuration kith (copy = pg_catalog.english);
alter text search configuration kith alter mapping for asciihword, asciiword, hword, hword_asciipart, hword_part, word with unaccent, english_stem;
-- For names and addresses: every word as it is, for nobody's name is too common a word to be looked for.
create text search configuration kith_names (copy = pg_catalog.simple);
alter text search configuration kith_names alter mapping for asciihword, asciiword, hword, hword_asciipart, hword_part, word with unaccent, simple;

-- A projection. Of each event what was written in it, by how far it reaches: for those who see the whole record or wrote it, and for
-- those who only take part. Where both may read the same there is one row.
create table passage (
    authority    text        not null,
    record       text        not null,
    event        text        not null,
    reach        text        not null check (reach in ('ALL', 'WHOLE', 'OPEN')),
    -- who the child is: names and addresses, not prose
    card         boolean     not null,
    step         text        not null,
    title        text        not null,
    day          date        not null,
    happened     text        not null,
    recorded     timestamptz not null,
    author       text        not null,
    agency       text        not null,
    -- the mask: who may read it of those who only take part
    everybody    boolean     not null,
    ordinary     boolean     not null,
    participants text[]      not null,
    -- the event that was first recorded, of which this one is a correction or a withdrawal; itself where it is none
    thread       text        not null,
    -- whether it stands in place of what was recorded before in the same thread
    replaces     boolean     not null,
    body         text        not null,
    words        tsvector    not null generated always as (
        case when card then setweight(to_tsvector('kith_names', body), 'A') else to_tsvector('kith', body) end) stored,
    primary key (authority, record, event, reach)
);
create index passage_words on passage using gin (words);
create index passage_replacing on passage (authority, record, thread) where replaces;

-- What was recorded before is indexed when Kith starts.
update authority set projected = null;
