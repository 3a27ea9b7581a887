-- Who was told that a mail to the desk has come: once in seven days. A hash is enough for that.

create table abuse.receipts (
    address_hash bytea       not null primary key check (octet_length(address_hash) = 32),
    sent_at      timestamptz not null
);
select database.engine_only('abuse.receipts');
