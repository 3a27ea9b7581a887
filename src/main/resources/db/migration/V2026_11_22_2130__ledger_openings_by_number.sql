-- The operator's list of what was asked, the newest first, and one by its number.
create unique index openings_id on ledger.openings (id);
