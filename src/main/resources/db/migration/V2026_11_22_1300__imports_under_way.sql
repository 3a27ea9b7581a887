-- Rows come onto a list and leave it part by part in the background; where that work stands.

alter table imports.imports drop constraint imports_state_check;
alter table imports.imports add constraint imports_state_check check (state in
    ('CHECKING', 'CHECKED', 'REVIEW', 'ENTERING', 'ACTIVE', 'HELD', 'REJECTED', 'LEAVING', 'ROLLED_BACK'));
alter table imports.imports
    add column moved      bigint not null default 0,  -- rows that have come or gone so far
    add column to_move    bigint not null default 0,  -- of so many
    add column moved_line bigint not null default 0;  -- the last line of the file that has come
create index imports_under_way on imports.imports (begun_at) where state in ('CHECKING', 'ENTERING', 'LEAVING');
