-- Campaigns, the ticks that release them, mailings and the content each was cleared with.

select database.open_schema('campaign');

create table campaign.campaigns (
    account_id   bigint      not null,
    id           uuid        not null,
    name         text        not null check (char_length(name) between 1 and 120),
    list_ids     uuid[]      not null default '{}' check (cardinality(list_ids) <= 50),
    from_name    text        not null default '' check (char_length(from_name) <= 100),
    from_email   text        not null default '' check (char_length(from_email) <= 320),
    reply_to     text check (char_length(reply_to) <= 320),
    subject      text        not null default '' check (char_length(subject) <= 1000),
    preheader    text check (char_length(preheader) <= 1000),
    html         text        not null default '' check (octet_length(html) <= 1048576),
    body_text    text check (octet_length(body_text) <= 1048576),
    created_at   timestamptz not null,
    changed_at   timestamptz not null,
    by_kind      text        not null,
    by_id        uuid,
    by_name      text        not null,
    primary key (account_id, id)
);
create index campaigns_newest on campaign.campaigns (account_id, id desc);
select database.guard('campaign.campaigns');

-- What the gate gave to one person to tick, for one content, once.
create table campaign.nonces (
    account_id     bigint      not null,
    sha256         bytea       not null check (octet_length(sha256) = 32),
    campaign_id    uuid        not null,
    user_id        uuid        not null,
    content_sha256 bytea       not null check (octet_length(content_sha256) = 32),
    policy_version integer     not null,
    policy_sha256  text        not null,
    issued_at      timestamptz not null,
    expires_at     timestamptz not null,
    used_at        timestamptz,
    primary key (account_id, sha256),
    foreign key (account_id, campaign_id) references campaign.campaigns on delete cascade
);
create index nonces_expired on campaign.nonces (expires_at) where used_at is null;
select database.guard('campaign.nonces');

-- Who ticked what, when, from where, in which version. Never changed.
create table campaign.confirmations (
    account_id     bigint      not null,
    id             uuid        not null,
    campaign_id    uuid        not null,
    user_id        uuid        not null,
    user_name      text        not null,
    via            text        not null check (via in ('SESSION', 'KEY')),
    ip             text        not null,
    user_agent     text,
    policy_version integer     not null,
    policy_sha256  text        not null,
    content_sha256 bytea       not null,
    confirmed_at   timestamptz not null,
    primary key (account_id, id)
);
create index confirmations_campaign on campaign.confirmations (account_id, campaign_id);
select database.guard_insert_only('campaign.confirmations');

-- What was asked for and not allowed, with the reasons. Never changed.
create table campaign.refusals (
    account_id     bigint      not null,
    id             uuid        not null,
    campaign_id    uuid        not null,
    codes          text[]      not null,
    content_sha256 bytea       not null,
    by_kind        text        not null,
    by_id          uuid,
    by_name        text        not null,
    refused_at     timestamptz not null,
    primary key (account_id, id)
);
create index refusals_campaign on campaign.refusals (account_id, campaign_id);
select database.guard_insert_only('campaign.refusals');

create table campaign.mailings (
    account_id      bigint      not null,
    mailing_id      text        not null check (char_length(mailing_id) = 12),
    campaign_id     uuid        not null,
    run_id          bigint,
    state           text        not null check (state in
        ('AWAITING_CONFIRMATION', 'SCHEDULED', 'SENDING', 'HELD', 'CANCELLED')),
    again           boolean     not null,
    list_ids        uuid[]      not null,
    confirmation_id uuid,
    audience_count  bigint      not null default 0,
    held_why        text,
    scheduled_at    timestamptz,
    created_at      timestamptz not null,
    released_at     timestamptz,
    by_kind         text        not null,
    by_id           uuid,
    by_name         text        not null,
    primary key (account_id, mailing_id),
    foreign key (account_id, campaign_id) references campaign.campaigns
);
create unique index mailings_mailing_id on campaign.mailings (mailing_id);
create unique index mailings_run on campaign.mailings (run_id) where run_id is not null;
create unique index mailings_once on campaign.mailings (account_id, campaign_id) where not again and state <> 'CANCELLED';
create index mailings_campaign on campaign.mailings (account_id, campaign_id, created_at desc);
create index mailings_newest on campaign.mailings (account_id, created_at desc, mailing_id);
create index mailings_due on campaign.mailings (scheduled_at) where state = 'SCHEDULED';
select database.guard('campaign.mailings');

-- The content a mailing was released with, frozen.
create table campaign.contents (
    account_id     bigint not null,
    mailing_id     text   not null,
    from_name      text   not null,
    from_email     text   not null,
    reply_to       text,
    subject        text   not null,
    preheader      text,
    html           text   not null,
    body_text      text,
    language       text   not null check (language in ('de', 'en')),
    imprint        text[] not null,
    footer_version integer not null,
    content_sha256 bytea  not null check (octet_length(content_sha256) = 32),
    primary key (account_id, mailing_id),
    foreign key (account_id, mailing_id) references campaign.mailings
);
select database.guard_insert_only('campaign.contents');

-- Test mails of a day, counted.
create table campaign.tests (
    account_id  bigint      not null,
    id          uuid        not null,
    campaign_id uuid        not null,
    message_id  bigint      not null,
    by_name     text        not null,
    sent_at     timestamptz not null,
    primary key (account_id, id)
);
create index tests_day on campaign.tests (account_id, sent_at);
select database.guard_insert_only('campaign.tests');
