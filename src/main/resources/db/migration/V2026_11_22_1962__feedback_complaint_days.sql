-- Accepted mails and complaints by day: of an account, of its contacts at one provider, of one origin.

create table feedback.complaint_days (
    account_id bigint      not null,
    kind       text        not null check (kind in ('ACCOUNT', 'PROVIDER', 'ORIGIN')),
    name       text        not null check (length(name) <= 255),  -- empty, the provider, the origin's id
    day_at     timestamptz not null,
    accepted   bigint      not null,
    complaints bigint      not null,
    primary key (account_id, kind, name, day_at)
);
create index complaint_days_complained on feedback.complaint_days (day_at) where complaints > 0;
select database.guard('feedback.complaint_days');
