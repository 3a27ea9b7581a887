-- Domains accounts send from, their keys, and what checks found.

create table delivery.sender_domains (
    account_id   bigint      not null,
    id           uuid        not null,
    domain       text        not null check (char_length(domain) <= 253),
    label        text        not null unique check (char_length(label) = 12),
    state        text        not null check (state in ('UNVERIFIED', 'VERIFIED', 'FAILING')),
    failures     integer     not null default 0,
    failed_since timestamptz,
    created_at   timestamptz not null,
    checked_at   timestamptz,
    verified_at  timestamptz,
    by_kind      text        not null,
    by_id        uuid,
    by_name      text        not null check (char_length(by_name) <= 300),
    primary key (account_id, id),
    unique (account_id, domain)
);
select database.guard('delivery.sender_domains');

create table delivery.sender_keys (
    account_id bigint      not null,
    domain_id  uuid        not null,
    selector   text        not null,
    p          text        not null,
    sealed     bytea       not null,
    created_at timestamptz not null,
    primary key (account_id, domain_id, selector),
    foreign key (account_id, domain_id) references delivery.sender_domains
);
select database.guard('delivery.sender_keys');

create table delivery.domain_checks (
    account_id bigint      not null,
    domain_id  uuid        not null,
    checked_at timestamptz not null,
    name       text        not null,
    type       text        not null,
    found      text        check (char_length(found) <= 2000),
    verdict    text        not null,
    sentence   text        not null,
    primary key (account_id, domain_id, checked_at, name, type),
    foreign key (account_id, domain_id) references delivery.sender_domains
);
select database.guard('delivery.domain_checks');

create table delivery.platform_keys (
    domain     text        not null,
    selector   text        not null,
    p          text        not null,
    sealed     bytea       not null,
    created_at timestamptz not null,
    primary key (domain, selector)
);
select database.engine_only('delivery.platform_keys');

create view delivery.v_sender_domains as
    select account_id, id as domain_id, domain, state, created_at, checked_at, verified_at from delivery.sender_domains;
select database.publish('delivery.v_sender_domains');
