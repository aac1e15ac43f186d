-- Before which an obligation cannot be met, and is on nobody's list of work.
alter table obligation add column not_before timestamptz;
