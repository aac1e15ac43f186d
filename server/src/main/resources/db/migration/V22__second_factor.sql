-- Whether everybody of the agency must prove who they are by more than a password.
alter table agency add column second_factor boolean not null default false;

-- What somebody's telephone or program makes one-time codes from, sealed with a key that lies outside the database.
create table second_factor (
    authority    text        not null,
    professional text        not null,
    secret       bytea       not null,
    -- the step of time of the last code that was taken: no code is taken twice
    last_step    bigint      not null,
    since        timestamptz not null,
    primary key (authority, professional),
    foreign key (authority, professional) references professional
);

-- Each stands in for one code, once. Of 80 random bits the hash alone tells nothing.
create table recovery_code (
    authority    text  not null,
    professional text  not null,
    hash         bytea not null,
    used         timestamptz,
    primary key (authority, professional, hash),
    foreign key (authority, professional) references professional
);

-- What a program sends in the place of somebody's password. It is ended and never deleted.
create table program_key (
    authority    text        not null,
    program_key  text        not null,
    professional text        not null,
    name         text        not null,
    hash         bytea       not null unique,
    made         timestamptz not null,
    ends         timestamptz not null,
    last_used    date,
    ended        timestamptz,
    ended_by     text,
    primary key (authority, program_key),
    foreign key (authority, professional) references professional
);
create index program_key_of_professional on program_key (authority, professional);

-- What changed about how somebody signs in, by whom and why. Only added to.
create table account_change (
    authority    text        not null,
    change       text        not null,
    professional text        not null,
    kind         text        not null,
    at           timestamptz not null,
    changed_by   text        not null,
    reason       text        not null,
    primary key (authority, change),
    foreign key (authority, professional) references professional
);
create index account_change_of_professional on account_change (authority, professional, at);
