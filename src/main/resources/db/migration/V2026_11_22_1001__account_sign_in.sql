-- When a session last showed a second factor, second factors that are being set up, and how long after a
-- change of credentials nothing goes out in bulk.

alter table account.sessions add column proved_at timestamptz;
create index on account.sessions (account_id, user_id);

alter table account.credentials add column totp_since timestamptz;
alter table account.credentials add column totp_draft bytea;
alter table account.credentials add column cooling_until timestamptz;

alter table account.users add column left_at timestamptz;
