select database.open_schema('dns');

-- The platform's own records: what a zone file is written from.
create table dns.published (
    name text not null check (length(name) <= 253),
    type text not null check (length(type) <= 10),
    record_values text[] not null check (cardinality(record_values) between 1 and 50),
    published_at timestamptz not null,
    primary key (name, type)
);
select database.shared('dns.published');
