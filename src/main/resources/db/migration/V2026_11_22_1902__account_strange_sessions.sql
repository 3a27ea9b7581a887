-- Sessions on a device nobody had seen the person on, and whether one has sent something since.

alter table account.sessions add column strange boolean not null default false;
alter table account.sessions add column sent_at timestamptz;
