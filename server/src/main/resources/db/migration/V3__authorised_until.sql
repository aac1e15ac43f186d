-- Until when somebody has authorised that an obligation goes past its limit, as the first instant after it. It stays late all the same.
alter table obligation add column authorised_until timestamptz;
