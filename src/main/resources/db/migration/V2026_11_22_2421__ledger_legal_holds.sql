-- Blocked proofs of accounts under a legal hold outlive their term.
create function ledger.forget_blocked(at timestamptz, held bigint[]) returns bigint
    language plpgsql security definer set search_path = pg_catalog as $$
declare
    gone bigint;
begin
    delete from ledger.blocked_facts b where b.until_at < at and not b.account_id = any(held);
    get diagnostics gone = row_count;
    return gone;
end
$$;
revoke execute on function ledger.forget_blocked(timestamptz, bigint[]) from public;
grant execute on function ledger.forget_blocked(timestamptz, bigint[]) to mf_engine;
