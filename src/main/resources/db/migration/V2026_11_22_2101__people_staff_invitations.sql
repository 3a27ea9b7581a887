-- Invitations among the operator's people. The secret of the second factor is drawn with the invitation, so that
-- nobody of the operator exists for a moment without one; it goes when the invitation ends.

create table people.staff_invitations (
    id         uuid        primary key,
    email      text        not null check (length(email) <= 254),
    email_key  text        not null check (length(email_key) <= 254),
    roles      text[]      not null check (cardinality(roles) > 0 and roles <@ array['reviewer', 'abuse-agent', 'engineer']),
    language   text        not null check (language in ('de', 'en')),
    totp_draft bytea,
    invited_at timestamptz not null,
    expires_at timestamptz not null,
    by_id      uuid        not null,
    by_name    text        not null check (length(by_name) <= 300),
    ended_at   timestamptz,
    taken_by   uuid
);
select database.engine_only('people.staff_invitations');
create unique index on people.staff_invitations (email_key) where ended_at is null;
