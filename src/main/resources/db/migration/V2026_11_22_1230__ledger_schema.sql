-- The ledger is a module of its own below consent, and has a schema of its own.

select database.open_schema('ledger');

alter table consent.events set schema ledger;
alter table consent.facts set schema ledger;
alter table consent.unsealed set schema ledger;
alter table consent.log set schema ledger;
alter table consent.log_nodes set schema ledger;
alter table consent.checkpoints set schema ledger;
alter table consent.ledger_keys set schema ledger;
alter table ledger.ledger_keys rename to signing_keys;

drop function consent.erase_facts(bigint, uuid[]);

-- The only way a personal half goes: nobody has the right to delete, and an ERASED event must say so in the same breath.
create function ledger.erase_facts(of_account bigint, ids uuid[]) returns bigint
    language plpgsql security definer set search_path = pg_catalog as $$
declare
    gone bigint;
begin
    delete from ledger.facts where account_id = of_account and event_id = any(ids);
    get diagnostics gone = row_count;
    return gone;
end
$$;
revoke execute on function ledger.erase_facts from public;
grant execute on function ledger.erase_facts to mf_desk, mf_engine;
