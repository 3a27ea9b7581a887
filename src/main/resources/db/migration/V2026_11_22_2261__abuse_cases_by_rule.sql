-- A case may be opened by a rule, without anybody having complained.

alter table abuse.cases drop constraint cases_door_check;
alter table abuse.cases add constraint cases_door_check check (door in ('DESK', 'PORTAL', 'MAIL', 'RULE'));
create index cases_by_rule on abuse.cases (account_id) where door = 'RULE' and state = 'OPEN';
