-- The partnership has a record of its own, one, for what is about no child: its protocols, its directories, what it owes every year.
alter table record drop constraint record_kind_check;
alter table record add constraint record_kind_check check (kind in ('child', 'unborn_child', 'partnership'));
create unique index record_of_partnership on record (authority) where kind = 'partnership';
