-- Whether anybody is barred from a record is asked of each record that somebody holds, on each of their requests. Few are.
create index relation_barred on relation (authority, record) where relation = 'BARRED';
