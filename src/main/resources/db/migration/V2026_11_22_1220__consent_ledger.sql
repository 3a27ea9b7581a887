-- The sealed log over all events, and signed checkpoints of it. Rows are only ever added, by the sealer alone.

create table consent.log (
    seq        bigint primary key check (seq > 0),
    account_id bigint not null,
    event_id   uuid   not null unique,
    leaf       bytea  not null check (length(leaf) = 32),
    chain      bytea  not null check (length(chain) = 32)
);
grant select, insert on consent.log to mf_engine;

-- Hashes of whole subtrees of the Merkle tree from level 1 on: one of level n covers 2^n leaves.
create table consent.log_nodes (
    level    smallint not null,
    position bigint   not null,
    hash     bytea    not null check (length(hash) = 32),
    primary key (level, position)
);
grant select, insert on consent.log_nodes to mf_engine;

create table consent.checkpoints (
    n         bigint      primary key check (n > 0),
    size      bigint      not null unique check (size > 0),
    root      bytea       not null check (length(root) = 32),
    previous  bytea       not null check (length(previous) = 32), -- SHA-256 of the signed text before, zeros for the first
    at        timestamptz not null,
    key_id    integer     not null,
    signature bytea       not null check (length(signature) = 64)
);
grant select, insert on consent.checkpoints to mf_engine;

create table consent.ledger_keys (
    id         integer     primary key,
    public_key bytea       not null, -- X.509, so that openssl reads it
    sealed     bytea       not null, -- PKCS #8 under the master key
    created_at timestamptz not null
);
grant select, insert on consent.ledger_keys to mf_engine;
