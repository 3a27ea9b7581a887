-- Files of contacts, what came of each row, and who decided.

select database.open_schema('imports');

create table imports.uploads (
    account_id  bigint      not null,
    id          uuid        not null,
    list_id     uuid        not null,
    file_name   text        not null check (char_length(file_name) <= 200),
    sha256      bytea       not null,
    bytes       bigint      not null,
    charset     text        not null,
    separator   text        not null check (char_length(separator) = 1),
    headings    jsonb       not null,
    rows        bigint      not null,
    by_kind     text        not null,
    by_id       uuid,
    by_name     text        not null,
    uploaded_at timestamptz not null,
    primary key (account_id, id)
);
select database.guard('imports.uploads');

create table imports.numbers (
    account_id bigint primary key,
    latest     bigint not null
);
select database.guard('imports.numbers');

create table imports.imports (
    account_id bigint      not null,
    id         uuid        not null,
    number     bigint      not null,
    upload_id  uuid        not null,
    list_id    uuid        not null,
    origin_id  uuid        not null,
    state      text        not null check (state in
        ('CHECKING', 'CHECKED', 'REVIEW', 'ACTIVE', 'HELD', 'REJECTED', 'ROLLED_BACK')),
    dry_run    boolean     not null,
    mapping    jsonb       not null,
    done       bigint      not null default 0,
    total      bigint      not null,
    accepted   bigint      not null default 0,
    unproven   bigint      not null default 0,
    rejected   bigint      not null default 0,
    known      bigint      not null default 0,
    doubtful   bigint      not null default 0,
    by_reason  jsonb       not null default '{}',
    proof      jsonb       not null default '{}',
    risks      jsonb       not null default '[]',
    failure    text,
    by_kind    text        not null,
    by_id      uuid,
    by_name    text        not null,
    begun_at   timestamptz not null,
    review_at  timestamptz,
    primary key (account_id, id),
    unique (account_id, number),
    foreign key (account_id, upload_id) references imports.uploads,
    foreign key (account_id, list_id) references audience.lists,
    foreign key (account_id, origin_id) references audience.origins
);
create index imports_list on imports.imports (account_id, list_id, number desc);
create index imports_waiting on imports.imports (state, review_at) where state in ('CHECKING', 'REVIEW');
select database.guard('imports.imports');

-- What was said and done about an import: decisions of reviewers, answers of the account, the start of a checked one.
create table imports.remarks (
    account_id bigint      not null,
    import_id  uuid        not null,
    id         uuid        not null,
    kind       text        not null check (kind in ('APPROVE', 'ASK', 'REJECT', 'ANSWER', 'START', 'ROLL_BACK')),
    note       text        not null check (char_length(note) <= 2000),
    by_kind    text        not null,
    by_id      uuid,
    by_name    text        not null,
    remarked_at timestamptz not null,
    primary key (account_id, import_id, id),
    foreign key (account_id, import_id) references imports.imports
);
select database.guard_insert_only('imports.remarks');

create table imports.rows (
    account_id     bigint           not null,
    import_id      uuid             not null,
    line           bigint           not null,
    email          text             not null check (char_length(email) <= 400),
    key            text collate "C",
    hash           bytea,
    mailbox_hash   bytea,
    fields         jsonb            not null default '{}',
    consent_at     timestamptz,
    consent_ip     text check (char_length(consent_ip) <= 45),
    consent_source text check (char_length(consent_source) <= 500),
    grade          text             not null,
    doubtful       boolean          not null,
    known          boolean          not null,
    code           text, -- why it stays out; null: it comes in
    primary key (account_id, import_id, line),
    foreign key (account_id, import_id) references imports.imports
);
select database.guard('imports.rows');

-- Where COPY writes to, see audience.intake.
create unlogged table imports.staging (
    import_id      uuid             not null,
    line           bigint           not null,
    email          text             not null,
    key            text collate "C",
    hash           bytea,
    mailbox_hash   bytea,
    fields         jsonb            not null,
    consent_at     timestamptz,
    consent_ip     text,
    consent_source text,
    grade          text             not null,
    doubtful       boolean          not null,
    code           text
);
create index staging_import on imports.staging (import_id);
select database.engine_only('imports.staging');

create view imports.v_imports as
    select account_id, id, number, list_id, origin_id, state, begun_at from imports.imports;
select database.publish('imports.v_imports');
