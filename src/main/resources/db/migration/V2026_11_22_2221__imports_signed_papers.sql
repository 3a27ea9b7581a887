-- Proofs that are no record of a system: the page of a scan on which somebody signed, and own customers.

alter table imports.imports add column scan_id uuid;
alter table imports.waiting_files add column scan_id uuid;
alter table imports.rows add column proof_page integer check (proof_page > 0);
alter table imports.staging add column proof_page integer;

-- What a person saw of the rows drawn for the spot check, each time somebody decided.
create table imports.spot_checks (
    account_id bigint      not null,
    import_id  uuid        not null,
    line       bigint      not null,
    checked_at timestamptz not null,
    shown      boolean     not null, -- the full proof was there and was seen
    by_kind    text        not null,
    by_id      uuid,
    by_name    text        not null,
    primary key (account_id, import_id, checked_at, line)
);
select database.guard_insert_only('imports.spot_checks');

-- Whether rows of an account may count as its own customers (UWG § 7(3)); the newest row says.
create table imports.own_customers (
    account_id bigint      not null,
    id         uuid        not null,
    open       boolean     not null,
    note       text        not null check (char_length(note) between 1 and 2000),
    by_kind    text        not null,
    by_id      uuid,
    by_name    text        not null,
    said_at    timestamptz not null,
    primary key (account_id, id)
);
select database.guard_insert_only('imports.own_customers');

alter table imports.remarks drop constraint remarks_kind_check;
alter table imports.remarks add constraint remarks_kind_check check (kind in
    ('APPROVE', 'ASK', 'REJECT', 'ANSWER', 'START', 'ROLL_BACK', 'ACCEPT', 'HOLD', 'RELEASE', 'LOOK', 'SHOW', 'OPEN',
     'CLOSE'));
