-- What a file reminds us of, what stands out in it, and a batch that is held or let go as one thing.

alter table imports.imports
    add column findings  jsonb   not null default '[]',   -- what stands out, with its numbers
    add column began_dry boolean not null default false,  -- a dry run at first
    add column unsettled boolean not null default false,  -- memberships are still being held or let go
    add column look      boolean not null default false;  -- let in by rule, and a person looks later
create index imports_unsettled on imports.imports (begun_at) where unsettled;
create index imports_look on imports.imports (begun_at) where look;
create index imports_origin on imports.imports (account_id, origin_id, state);

alter table imports.remarks drop constraint remarks_kind_check;
alter table imports.remarks add constraint remarks_kind_check check (kind in
    ('APPROVE', 'ASK', 'REJECT', 'ANSWER', 'START', 'ROLL_BACK', 'ACCEPT', 'HOLD', 'RELEASE', 'LOOK'));

-- Keyed hashes of the addresses of a file: of a small one all, of a large one the sixteenth part whose hash ends in
-- zero. Compared within an account and between accounts; no address can be read from them.
create table imports.prints (
    account_id bigint  not null,
    import_id  uuid    not null,
    hash       bytea   not null,
    sixteenth  boolean not null,
    primary key (account_id, import_id, hash)
);
create index prints_hash on imports.prints (hash);
select database.guard('imports.prints');
