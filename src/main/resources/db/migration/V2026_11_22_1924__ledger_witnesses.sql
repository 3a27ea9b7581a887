-- Which owners were told how the ledger stood, once a month: as many witnesses outside as there are accounts.

create table ledger.witnesses (
    account_id bigint      not null,
    month      date        not null,
    checkpoint bigint      not null,
    told_at    timestamptz not null,
    primary key (account_id, month)
);
select database.guard_insert_only('ledger.witnesses');
