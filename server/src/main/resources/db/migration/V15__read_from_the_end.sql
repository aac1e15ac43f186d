-- In the order in which a list shows them, so that no more is read than is shown, however much a team on duty holds.
drop index obligation_of_person;
drop index obligation_of_team;
create index obligation_of_person on obligation (authority, holder_person, coalesce(late_from, aim_from), obligation) where state = 'open';
create index obligation_of_team on obligation (authority, holder_team, coalesce(late_from, aim_from), obligation) where state = 'open';

-- Finding a word that stands in every other note: read from the end. How common each word is must be known well for that.
create index passage_latest on passage (authority, recorded desc);
alter table passage alter column words set statistics 1000;
