-- Every version of a pack by which something may be owed: its texts, so that it can be read again when its folder has moved on.
create table pack_version (
    pack           text        not null,
    -- the content hash
    version        text        not null,
    effective_from date        not null,
    -- by the pack's id and the path in its folder, those of the packs that it extends too
    texts          jsonb       not null,
    shelved        timestamptz not null,
    primary key (pack, version)
);
