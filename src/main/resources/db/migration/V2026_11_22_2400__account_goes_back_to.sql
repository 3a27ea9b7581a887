-- A suspension is lifted to the standing the account had: who waited for a reviewer waits again. An end that is
-- taken back leaves who was suspended suspended.
alter table account.accounts
  add column goes_back_to text check (goes_back_to in ('active', 'review', 'suspended'));

update account.accounts a
   set goes_back_to = (select s.state from account.standings s
                        where s.account_id = a.account_id and s.state in ('active', 'review')
                        order by s.at desc, s.id desc limit 1)
 where a.state = 'suspended';
