-- Since when the clock of an obligation stands still, so that there is no time by which it is due.
alter table obligation add column stopped_since timestamptz;
