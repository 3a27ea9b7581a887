-- When this database was put back from a backup: what happened in between is missing, and delivery lets nothing out
-- until somebody has looked.
create table database.restores (
    id          bigint      generated always as identity primary key,
    taken_at    timestamptz not null,
    restored_at timestamptz not null,
    noticed_at  timestamptz
);
select database.engine_only('database.restores');
