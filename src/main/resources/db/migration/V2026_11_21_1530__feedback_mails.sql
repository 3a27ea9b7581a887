-- Mail that came back, as it came, and what followed from it.

select database.open_schema('feedback');

create table feedback.mails (
    id            uuid        not null primary key,
    received_at   timestamptz not null,
    envelope_from text        not null check (length(envelope_from) <= 1000),
    envelope_to   text        not null check (length(envelope_to) <= 1000),
    size          bigint      not null,
    raw           bytea       not null,
    state         text        not null default 'NEW' check (state in ('NEW', 'DONE', 'FAILED')),
    attempts      integer     not null default 0,
    kind          text check (kind in
        ('BOUNCE', 'COMPLAINT', 'UNSUBSCRIBE', 'OBJECTION', 'AUTO_REPLY', 'DELAY', 'HUMAN', 'JUNK')),
    why           text check (length(why) <= 500),
    account_id    bigint,
    message_id    bigint,
    done_at       timestamptz
);
create index mails_new on feedback.mails (received_at, id) where state = 'NEW';
create index mails_received on feedback.mails (received_at);
select database.engine_only('feedback.mails');

-- Refusals of one message, from the session or from a report: once per message and way.
create table feedback.bounces (
    account_id bigint      not null,
    message_id bigint      not null,
    way        text        not null check (way in ('SESSION', 'REPORT')),
    run_id     bigint,
    contact_id uuid        not null,
    class      text        not null,
    applied    boolean     not null,
    status     text check (length(status) <= 20),
    reply_code integer     not null,
    reply      text        not null check (length(reply) <= 500),
    why        text        not null check (length(why) <= 200),
    at         timestamptz not null,
    primary key (account_id, message_id, way)
);
create index bounces_contact on feedback.bounces (account_id, contact_id, at);
create index bounces_run on feedback.bounces (account_id, run_id);
select database.guard('feedback.bounces');

-- How far somebody has read in another module's rows.
create table feedback.cursors (
    name     text   not null primary key,
    position bigint not null
);
select database.engine_only('feedback.cursors');

create view feedback.v_bounces as
    select account_id, message_id, way, run_id, contact_id, class, applied, status, reply_code, reply, at
      from feedback.bounces;
select database.publish('feedback.v_bounces');
