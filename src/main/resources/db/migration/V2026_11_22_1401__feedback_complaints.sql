-- Complaints by run, and the feeds that bring them.

create table feedback.complaints (
    account_id bigint      not null,
    message_id bigint      not null,
    run_id     bigint,
    contact_id uuid        not null,
    feed       text        not null check (length(feed) <= 255),  -- the domain that reported
    at         timestamptz not null,
    primary key (account_id, message_id)
);
create index complaints_run on feedback.complaints (account_id, run_id);
create index complaints_at on feedback.complaints (account_id, at);
select database.guard('feedback.complaints');

-- Feedback loops we are subscribed to: who looks after each, how often it should report.
create table feedback.feeds (
    domain     text        not null primary key check (length(domain) <= 255),
    name       text        not null check (length(name) <= 100),
    owner      text        not null check (length(owner) <= 200),
    every_days integer     not null check (every_days between 0 and 365),  -- 0: no rhythm, never silent
    signed     boolean     not null,                                       -- its reports carry its DKIM signature
    since_at   timestamptz not null,
    last_at    timestamptz,
    alarmed_at timestamptz
);
select database.engine_only('feedback.feeds');
insert into feedback.feeds (domain, name, owner, every_days, signed, since_at) values
    ('hotmail.com', 'Microsoft JMRP', 'operator', 0, false, '2026-11-22T00:00:00Z'),
    ('complains.test', 'Sandbox', 'operator', 0, false, '2026-11-22T00:00:00Z');

create view feedback.v_complaints as
    select account_id, message_id, run_id, contact_id, feed, at from feedback.complaints;
select database.publish('feedback.v_complaints');

create index mails_kind on feedback.mails (kind, received_at desc);
create index mails_done on feedback.mails (done_at);
