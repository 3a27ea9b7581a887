select database.open_schema('keys');

-- Keys by purpose, wrapped by the master key. An old key still verifies and opens, a revoked one does nothing.
create table keys.ring (
    purpose text not null check (purpose ~ '^[A-Z]{3,20}$'),
    id int not null check (id >= 0),
    state text not null check (state in ('ACTIVE', 'OLD', 'REVOKED')),
    wrapped bytea not null check (length(wrapped) <= 200),
    created_at timestamptz not null,
    state_at timestamptz not null,
    primary key (purpose, id)
);
create unique index on keys.ring (purpose) where state = 'ACTIVE';
select database.engine_only('keys.ring');
