-- A legal hold may be on a case of the desk, and a case may be of no account.

alter table privacy.legal_holds alter column account_id drop not null;
alter table privacy.legal_holds add column case_id uuid;
alter table privacy.legal_holds add column reference text check (char_length(reference) between 2 and 200);
alter table privacy.legal_holds add constraint legal_holds_on_something check (account_id is not null or case_id is not null);
create index legal_holds_case on privacy.legal_holds (case_id, set_at desc) where case_id is not null;
