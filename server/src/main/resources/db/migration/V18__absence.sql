-- Who is away, and who stands in. An entry is ended or replaced by another, and never deleted. Of what kind it is, and nothing about health.
create table absence (
    authority    text        not null,
    absence      text        not null,
    professional text        not null,
    kind         text        not null check (kind in ('leave', 'sickness', 'training', 'other')),
    first_day    date        not null,
    -- null while nobody knows
    last_day     date        check (last_day >= first_day),
    -- who stands in: somebody, or a team, for which whoever is on duty answers; both null for nobody
    cover        text        check (cover <> professional),
    cover_team   text,
    entered_by   text        not null,
    entered      timestamptz not null,
    -- the entry in whose place it was put
    replaces     text,
    ended_by     text,
    -- since when it does not hold any more, as it stands
    ended        timestamptz,
    primary key (authority, absence),
    check (cover is null or cover_team is null),
    foreign key (authority, professional) references professional,
    foreign key (authority, cover) references professional (authority, professional),
    foreign key (authority, cover_team) references team (authority, team)
);
create index absence_of_professional on absence (authority, professional, first_day) where ended is null;
-- Who is away today is asked for on every page of a record.
create index absence_until on absence (authority, last_day) where ended is null;
create index absence_by_cover on absence (authority, cover) where ended is null;
create index absence_by_team on absence (authority, cover_team) where ended is null;

-- Who is on duty in a team, on which day and in which part of it.
create table rota (
    authority    text        not null,
    rota         text        not null,
    team         text        not null,
    day          date        not null,
    part         text        not null check (part in ('day', 'evening', 'night')),
    professional text        not null,
    entered_by   text        not null,
    entered      timestamptz not null,
    ended_by     text,
    ended        timestamptz,
    primary key (authority, rota),
    foreign key (authority, team) references team,
    foreign key (authority, professional) references professional
);
-- One answers at a time; of two managers who fill in the same place at once, one is told.
create unique index rota_place on rota (authority, team, day, part) where ended is null;
create index rota_day on rota (authority, day) where ended is null;

-- When somebody has to be on duty in the team.
alter table team add column hours text not null default 'office' check (hours in ('office', 'out_of_hours', 'always'));

-- As whom somebody was let do what they did, where they were not let as themself: those who were away and whom they covered.
alter table audit add column covering text[];
