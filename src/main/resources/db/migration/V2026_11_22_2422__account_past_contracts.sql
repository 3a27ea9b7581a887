-- Contracts that are over, and until when their records are kept: letters of trade six years from the end of the year
-- (HGB § 257), applications that came to nothing three (BGB §§ 195, 199).
create view account.v_past_contracts as
    select account_id, (date_trunc('year', state_at at time zone 'UTC')
               + case state when 'ended' then interval '7 years' else interval '4 years' end) at time zone 'UTC' as kept_until
      from account.accounts where state in ('ended', 'rejected');
select database.publish('account.v_past_contracts');

-- What is never changed may go with its contract, and the database lets nobody else's go.
grant delete on account.acceptances, account.showings, account.standings to mf_engine;
create policy past_contracts on account.acceptances as restrictive for delete to mf_engine
    using (account_id in (select p.account_id from account.v_past_contracts p));
create policy past_contracts on account.showings as restrictive for delete to mf_engine
    using (account_id in (select p.account_id from account.v_past_contracts p));
create policy past_contracts on account.standings as restrictive for delete to mf_engine
    using (account_id in (select p.account_id from account.v_past_contracts p));
