-- Applications, the talk about them and suspensions are a module of their own above account, and have a schema of their own.

select database.open_schema('vetting');

-- The network a person is expected from for the first time was read from the application; it is a fact about the person.
alter table account.users add column first_ip text check (length(first_ip) <= 60);
update account.users u set first_ip = a.ip from account.applications a where a.user_id = u.id;

alter table account.applications set schema vetting;
alter table account.application_origins set schema vetting;
alter table account.address_confirmations set schema vetting;
alter table account.suspensions set schema vetting;
alter table account.vetting_notes set schema vetting;
alter table vetting.vetting_notes rename to notes;

create or replace view account.v_accounts as
    select account_id, public_id, name, state, state_at, language, zone, email, phone, created_at from account.accounts;
select database.publish('account.v_accounts');

create view account.v_users as
    select id, name, email, language, confirmed_at from account.users;
select database.publish('account.v_users');

-- What waits for its listener is found by the name of its type.
update database.event_publication
   set event_type = replace(event_type, 'com.mailflatrate.account.', 'com.mailflatrate.vetting.'),
       listener_id = replace(listener_id, '(com.mailflatrate.account.', '(com.mailflatrate.vetting.')
 where event_type in ('com.mailflatrate.account.AccountApplied', 'com.mailflatrate.account.AccountDecided',
                      'com.mailflatrate.account.AccountSuspended', 'com.mailflatrate.account.SuspensionLifted',
                      'com.mailflatrate.account.AddressConfirmationRequested');
