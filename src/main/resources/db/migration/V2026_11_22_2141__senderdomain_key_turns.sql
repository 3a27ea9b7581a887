-- Two keys of each domain take turns: one signs, the other is published already; one that has signed stays published
-- until no mail it signed is on its way, then a fresh key takes its place.
alter table senderdomain.sender_keys add column signs_since timestamptz;
alter table senderdomain.sender_keys add column retired_at timestamptz;
update senderdomain.sender_keys set signs_since = created_at where selector = 'mf1';
