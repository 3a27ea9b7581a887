-- Rows of imports in certificates: the commitments of all rows of one event in their order (32 bytes each, nothing
-- personal), the place of a row among them, and the address the row was about.

create table consent.import_leaves (
    account_id bigint not null,
    event_id   uuid   not null,
    leaves     bytea  not null check (length(leaves) % 32 = 0),
    primary key (account_id, event_id),
    foreign key (account_id, event_id) references ledger.events
);
select database.guard_insert_only('consent.import_leaves');

alter table consent.proofs
    add column row_no integer check (row_no >= 0),
    add column email  text check (length(email) <= 400);
