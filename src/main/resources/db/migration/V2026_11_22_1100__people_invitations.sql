-- Invitations into accounts. The link that takes one is a mailed secret of its own.

select database.open_schema('people');

create table people.invitations (
    account_id bigint      not null references account.accounts,
    id         uuid        not null,
    email      text        not null check (length(email) <= 254),
    email_key  text        not null check (length(email_key) <= 254),
    role       text        not null check (role in ('owner', 'editor', 'viewer')),
    language   text        not null check (language in ('de', 'en')),
    invited_at timestamptz not null,
    expires_at timestamptz not null,
    by_id      uuid        not null,
    by_name    text        not null check (length(by_name) <= 300),
    ended_at   timestamptz,
    taken_by   uuid,
    primary key (account_id, id)
);
select database.guard('people.invitations');
create unique index on people.invitations (account_id, email_key) where ended_at is null;
create index on people.invitations (id);
