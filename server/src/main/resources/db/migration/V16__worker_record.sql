-- Each worker has a file of their own, for how they are supervised: it is about no child, and kept as records are.
alter table record drop constraint record_kind_check;
alter table record add constraint record_kind_check check (kind in ('child', 'unborn_child', 'partnership', 'worker'));
alter table record add column worker text;
alter table record add constraint record_worker_check check ((worker is not null) = (kind = 'worker'));
alter table record add constraint record_worker_fkey foreign key (authority, worker) references professional;
create unique index record_of_worker on record (authority, worker) where kind = 'worker';

-- Whom a manager manages is asked on each of the manager's requests.
create index membership_of_team on membership (authority, team);
