-- The holding authority leads every key, so that a national deployment can be spread without a rewrite.
-- Identifiers are random and opaque. Nothing here counts up where a person could see it.

-- directory ---------------------------------------------------------------------------------------------------------

create table authority (
    authority text primary key,
    name      text not null,
    pack      text not null,
    -- the version of the pack by which the projections were last worked out as a whole
    projected text
);

create table agency (
    authority text not null references authority,
    agency    text not null,
    name      text not null,
    kind      text not null,
    primary key (authority, agency)
);

create table team (
    authority text not null,
    team      text not null,
    agency    text not null,
    name      text not null,
    phone     text not null,
    primary key (authority, team),
    foreign key (authority, agency) references agency
);

-- The team that answers for a role where nobody is allocated: no work is ever without a holder.
create table duty (
    authority text not null,
    role      text not null,
    team      text not null,
    primary key (authority, role),
    foreign key (authority, team) references team
);

create table professional (
    authority    text not null references authority,
    professional text not null,
    name         text not null,
    email        text,
    primary key (authority, professional)
);

create table membership (
    authority    text        not null,
    professional text        not null,
    role         text        not null,
    team         text        not null,
    began        timestamptz not null,
    ended        timestamptz,
    primary key (authority, professional, role, team, began),
    foreign key (authority, professional) references professional,
    foreign key (authority, team) references team
);

create table account (
    sign_in       text        primary key,
    authority     text        not null,
    professional  text        not null,
    password_hash text        not null,
    failures      int         not null default 0,
    locked_until  timestamptz,
    foreign key (authority, professional) references professional
);

-- record: append only -----------------------------------------------------------------------------------------------

create table record (
    authority text        not null references authority,
    record    text        not null,
    kind      text        not null check (kind in ('child', 'unborn_child')),
    reference text        not null,
    opened    timestamptz not null,
    primary key (authority, record),
    unique (authority, reference)
);

create table event (
    authority      text        not null,
    record         text        not null,
    event          text        not null,
    -- makes a repeated POST harmless
    submission     text        not null,
    type           text        not null,
    episode        text,
    -- the place in the history that only one event can take: two people who start from the same point conflict here
    claim          text,
    occurred_kind  text        not null check (occurred_kind in ('at', 'on', 'about', 'unknown')),
    occurred_at    timestamptz check ((occurred_at is not null) = (occurred_kind = 'at')),
    occurred_on    date        check ((occurred_on is not null) = (occurred_kind in ('on', 'about'))),
    occurred_words text,
    recorded       timestamptz not null,
    author         text        not null,
    agency         text        not null,
    role           text        not null,
    answers        jsonb       not null,
    corrects       text,
    occasion       text,
    pack_version   text,
    sensitivity    text        not null,
    -- goes with the payload on lawful disposal; the ledger's leaf stays
    salt           bytea       not null,
    primary key (authority, record, event),
    foreign key (authority, record) references record,
    constraint event_submission unique (authority, record, submission),
    constraint event_claim unique (authority, record, claim)
);
create index event_occasion on event (authority, occasion) where occasion is not null;

-- ledger ------------------------------------------------------------------------------------------------------------

create table ledger_pending (
    authority text  not null,
    record    text  not null,
    event     text  not null,
    leaf      bytea not null,
    primary key (authority, event)
);

create table ledger_entry (
    authority text   not null,
    position  bigint not null,
    record    text   not null,
    event     text   not null,
    leaf      bytea  not null,
    primary key (authority, position),
    unique (authority, event)
);

create table ledger_frontier (
    authority text   primary key references authority,
    size      bigint not null,
    frontier  text   not null
);

create table ledger_head (
    authority text        not null references authority,
    size      bigint      not null,
    signed    timestamptz not null,
    note      text        not null,
    primary key (authority, size)
);

-- drafts: what somebody has typed and not yet recorded ----------------------------------------------------------------

create table draft (
    authority    text        not null,
    draft        text        not null,
    professional text        not null,
    role         text        not null,
    -- the record from which it was begun; a contact about a child who is not yet known has none
    record       text,
    step         text        not null,
    -- for each record on which it will stand: the episode, and the event from which its author started
    places       jsonb       not null,
    pack_version text        not null,
    -- the event that it corrects
    corrects     text,
    typed        jsonb       not null,
    begun        timestamptz not null,
    saved        timestamptz not null,
    primary key (authority, draft)
);
create index draft_of_professional on draft (authority, professional);

-- projections: dropped and rebuilt at will ----------------------------------------------------------------------------

create table child (
    authority   text not null,
    record      text not null,
    given_name  text not null,
    family_name text not null,
    born        date,
    expected    date,
    sex         text,
    address     text,
    language    text,
    primary key (authority, record)
);
create index child_family_name on child (authority, lower(family_name), lower(given_name));

create table sibling (
    authority text not null,
    record    text not null,
    other     text not null,
    relation  text not null,
    primary key (authority, record, other)
);

create table episode (
    authority text        not null,
    record    text        not null,
    episode   text        not null,
    procedure text        not null,
    opened    timestamptz not null,
    closed    timestamptz,
    primary key (authority, record, episode)
);

create table obligation (
    authority       text        not null,
    record          text        not null,
    obligation      text        not null,
    rule            text        not null,
    episode         text        not null,
    procedure       text        not null,
    step            text        not null,
    sentence        text        not null,
    owner           text        not null,
    holder_person   text,
    holder_team     text,
    aim_from        timestamptz,
    limit_day       date,
    late_from       timestamptz,
    state           text        not null check (state in ('open', 'met', 'excused', 'cancelled')),
    met_at          timestamptz,
    because         text        not null,
    approves        text,
    late_reason     boolean     not null,
    -- roles that are told when it is late
    tells           text[]      not null,
    primary key (authority, record, obligation),
    check (holder_person is not null or holder_team is not null)
);
create index obligation_late on obligation (authority, late_from) where state = 'open';
create index obligation_of_person on obligation (authority, holder_person, late_from) where state = 'open';
create index obligation_of_team on obligation (authority, holder_team, late_from) where state = 'open';

create table status (
    authority text not null,
    record    text not null,
    status    text not null,
    begun_by  text not null,
    words     text not null,
    tone      text not null,
    since     date not null,
    until     date,
    primary key (authority, record, status, begun_by)
);

-- gate --------------------------------------------------------------------------------------------------------------

-- Who stands in which relation to a record. The gate owns it; SQL joins it. Kept up with the projections.
create table relation (
    authority text not null,
    record    text not null,
    grantee   text not null,
    relation  text not null,
    basis     text not null,
    primary key (authority, record, grantee, relation, basis)
);
create index relation_of_grantee on relation (authority, grantee, record);

create table audit (
    authority    text        not null,
    audit        text        not null,
    at           timestamptz not null,
    professional text        not null,
    agency       text        not null,
    role         text        not null,
    action       text        not null,
    record       text,
    outlet       text        not null,
    outcome      text        not null check (outcome in ('allowed', 'masked', 'refused')),
    reason       text        not null,
    primary key (authority, audit)
);
create index audit_of_record on audit (authority, record, at);

-- sessions (Spring Session's own tables) ------------------------------------------------------------------------------

create table spring_session (
    primary_id            char(36) not null primary key,
    session_id            char(36) not null,
    creation_time         bigint   not null,
    last_access_time      bigint   not null,
    max_inactive_interval int      not null,
    expiry_time           bigint   not null,
    principal_name        varchar(100)
);
create unique index spring_session_ix1 on spring_session (session_id);
create index spring_session_ix2 on spring_session (expiry_time);
create index spring_session_ix3 on spring_session (principal_name);

create table spring_session_attributes (
    session_primary_id char(36)     not null references spring_session (primary_id) on delete cascade,
    attribute_name     varchar(200) not null,
    attribute_bytes    bytea        not null,
    primary key (session_primary_id, attribute_name)
);
