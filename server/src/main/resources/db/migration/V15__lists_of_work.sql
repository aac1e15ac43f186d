-- In the order in which a list shows them, so that no more is read than is shown, however much a team on duty holds.
drop index obligation_of_person;
drop index obligation_of_team;
create index obligation_of_person on obligation (authority, holder_person, coalesce(late_from, aim_from), obligation) where state = 'open';
create index obligation_of_team on obligation (authority, holder_team, coalesce(late_from, aim_from), obligation) where state = 'open';
