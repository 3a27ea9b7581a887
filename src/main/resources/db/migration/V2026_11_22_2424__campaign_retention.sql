-- What was mailed goes with the records of its contract.
grant delete on campaign.confirmations, campaign.refusals, campaign.tests, campaign.contents to mf_engine;
create policy past_contracts on campaign.confirmations as restrictive for delete to mf_engine
    using (account_id in (select p.account_id from account.v_past_contracts p));
create policy past_contracts on campaign.refusals as restrictive for delete to mf_engine
    using (account_id in (select p.account_id from account.v_past_contracts p));
create policy past_contracts on campaign.tests as restrictive for delete to mf_engine
    using (account_id in (select p.account_id from account.v_past_contracts p));
create policy past_contracts on campaign.contents as restrictive for delete to mf_engine
    using (account_id in (select p.account_id from account.v_past_contracts p));

-- Once no message of a mailing is kept, its words go; sender, subject and fingerprint stay beside its numbers.
create function campaign.empty_contents(before timestamptz, held bigint[]) returns bigint
    language plpgsql security definer set search_path = pg_catalog as $$
declare
    touched bigint;
begin
    update campaign.contents c set html = '', body_text = null, preheader = null, imprint = '{}'
     where (c.account_id, c.mailing_id) in (
           select m.account_id, m.mailing_id from campaign.mailings m
             join campaign.contents t on t.account_id = m.account_id and t.mailing_id = m.mailing_id
            where m.created_at < before and (m.released_at < before or m.state = 'CANCELLED')
              and t.imprint <> '{}' and not m.account_id = any(held)
            limit 500);
    get diagnostics touched = row_count;
    return touched;
end
$$;
revoke execute on function campaign.empty_contents from public;
grant execute on function campaign.empty_contents to mf_engine;
