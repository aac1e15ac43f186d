-- What somebody looked at is asked by person, for whoever answers for them.
create index audit_of_professional on audit (authority, professional, at) where record is not null;
