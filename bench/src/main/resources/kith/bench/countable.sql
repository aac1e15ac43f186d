-- Gives records names that pgbench can count up, and the open obligation that a visit meets the name of its record.
create temp table countable as
    select record, 'r' || lpad((row_number() over (order by record) - 1)::text, 19, '0') as fresh from record;
alter table event drop constraint event_authority_record_fkey;
update record t set record = fresh from countable c where c.record = t.record;
update event t set record = fresh from countable c where c.record = t.record;
update relation t set record = fresh from countable c where c.record = t.record;
update obligation t set record = fresh from countable c where c.record = t.record;
update episode t set record = fresh from countable c where c.record = t.record;
update status t set record = fresh from countable c where c.record = t.record;
update child t set record = fresh from countable c where c.record = t.record;
update obligation set obligation = 'o' || substr(record, 2) where rule = 'visit_child_again' and state = 'open';
alter table event add constraint event_authority_record_fkey foreign key (authority, record) references record;
drop table countable;
