-- Kept mails read again by a parser that has learnt: who asked, how far it is, and what each mail was taken for before.

select database.open_schema('reread');

create table reread.orders (
    id         uuid        not null primary key,
    asked_at   timestamptz not null,
    asked_by   text        not null check (length(asked_by) <= 300),
    since_at   timestamptz not null,               -- of mails received from then until it was asked
    dry_run    boolean     not null,               -- only tells what would change
    last_at    timestamptz not null,               -- how far: the mail read last
    last_id    uuid        not null,
    looked     bigint      not null default 0,
    applied    bigint      not null default 0,
    differing  bigint      not null default 0,     -- dry run: would change
    left_alone bigint      not null default 0,     -- read otherwise, but an effect stands
    unreadable bigint      not null default 0,
    done_at    timestamptz
);
create index rereads_asked on reread.orders (asked_at);
create index rereads_open on reread.orders (asked_at) where done_at is null;
select database.engine_only('reread.orders');

create table reread.readings (
    mail_id     uuid        not null,
    reread_id   uuid        not null references reread.orders on delete cascade,
    at          timestamptz not null,
    upshot      text        not null check (upshot in ('APPLIED', 'WOULD_CHANGE', 'LEFT_ALONE')),
    was_kind    text,                              -- null: it could not be read
    was_code    text,
    was_details text[]      not null,
    kind        text        not null,
    why_code    text        not null check (length(why_code) <= 40),
    why_details text[]      not null,
    primary key (mail_id, reread_id)
);
create index second_readings_reread on reread.readings (reread_id, at);
select database.engine_only('reread.readings');
