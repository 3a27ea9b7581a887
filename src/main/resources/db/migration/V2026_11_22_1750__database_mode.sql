-- What the database was made for: a sandbox moves time and plays mail, so it must never get at one that serves.
create table database.mode (
    only_row boolean     primary key default true check (only_row),
    word     text        not null check (word in ('sandbox', 'serving')),
    since    timestamptz not null
);
