-- Scans of papers people signed; only under the master key.

select database.open_schema('scans');

create table scans.scans (
    account_id bigint      not null,
    id         uuid        not null,
    file_name  text        not null check (char_length(file_name) <= 200),
    type       text        not null check (type in ('JPEG', 'PNG', 'PDF')),
    pages      integer     not null check (pages between 1 and 2000),
    bytes      bytea       not null, -- sealed
    sha256     bytea       not null check (octet_length(sha256) = 32), -- of the file as it came
    by_kind    text        not null,
    by_id      uuid,
    by_name    text        not null,
    kept_at    timestamptz not null,
    primary key (account_id, id)
);
select database.guard('scans.scans');
