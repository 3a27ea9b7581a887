-- A file that came with an application: sealed on disk, no contact, gone after 14 days. Here are facts about it only.
create table imports.waiting_files (
    account_id bigint      not null,
    id         uuid        not null,
    file_name  text        not null check (char_length(file_name) <= 200),
    sha256     bytea       not null,
    facts      jsonb       not null,
    drawn      bytea       not null, -- rows for the spot check, sealed
    by_kind    text        not null,
    by_id      uuid,
    by_name    text        not null,
    put_at     timestamptz not null,
    primary key (account_id, id),
    unique (account_id)
);
create index waiting_files_oldest on imports.waiting_files (put_at);
select database.guard('imports.waiting_files');
