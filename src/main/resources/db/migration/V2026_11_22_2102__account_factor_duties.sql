-- Accounts that hold so many contacts that their owners and editors need a second factor of their own.

create table account.factor_duties (
    account_id bigint      primary key references account.accounts,
    since_at   timestamptz not null
);
select database.guard('account.factor_duties');
