-- What is new on a record is read from its end.
create index event_latest on event (authority, record, recorded desc, event);
