-- The platform's own key takes turns like those of the accounts: one signs, the other is published already.
alter table senderdomain.platform_keys add column signs_since timestamptz;
alter table senderdomain.platform_keys add column retired_at timestamptz;
update senderdomain.platform_keys set signs_since = created_at;
