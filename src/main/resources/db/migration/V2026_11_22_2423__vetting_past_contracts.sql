-- What was said about an application goes with the records of its contract.
grant delete on vetting.notes to mf_engine;
create policy past_contracts on vetting.notes as restrictive for delete to mf_engine
    using (account_id in (select p.account_id from account.v_past_contracts p));
