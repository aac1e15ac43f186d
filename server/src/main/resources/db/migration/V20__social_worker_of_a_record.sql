-- Whether a child has a social worker is asked for each line of a team's list of those who have none.
create index relation_of_social_worker on relation (authority, record) where relation = 'ALLOCATED' and basis = 'social_worker';
