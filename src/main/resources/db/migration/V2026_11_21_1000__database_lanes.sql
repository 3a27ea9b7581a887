-- Two roles that the login role may set, and the functions every later migration guards its tables with.

do $$
begin
    if not exists (select from pg_roles where rolname = 'mf_desk') then
        create role mf_desk nologin;
    end if;
    if not exists (select from pg_roles where rolname = 'mf_engine') then
        create role mf_engine nologin;
    end if;
end
$$;

-- Whoever creates a role may not yet set it; and a login that was given the roles may not give them.
do $$
declare
    lane text;
begin
    foreach lane in array array['mf_desk', 'mf_engine'] loop
        begin
            execute format('set local role %I', lane);
            reset role;
        exception when insufficient_privilege then
            execute format('grant %I to %I', lane, current_user);
        end;
    end loop;
end
$$;

-- A module's schema: both roles may name what is in it, and touch only what is granted below.
create function database.open_schema(name text) returns void language plpgsql as $$
begin
    if to_regnamespace(name) is null then
        execute format('create schema %I', name);
    end if;
    execute format('grant usage on schema %I to mf_desk, mf_engine', name);
end
$$;

-- Sequences behind a table's columns, for roles that may insert into it.
create function database.grant_sequences(relation regclass, roles text) returns void language plpgsql as $$
declare
    sequence regclass;
begin
    for sequence in
        select d.objid::regclass
          from pg_depend d
          join pg_class c on c.oid = d.objid and c.relkind = 'S'
         where d.refobjid = relation and d.deptype in ('a', 'i')
    loop
        execute format('grant usage, select on sequence %s to %s', sequence, roles);
    end loop;
end
$$;

create function database.secure(relation regclass) returns void language plpgsql as $$
begin
    execute format('alter table %s enable row level security', relation);
    execute format(
        'create policy desk on %s to mf_desk
             using (account_id = nullif(current_setting(''mf.account'', true), '''')::bigint)', relation);
    execute format('create policy engine on %s to mf_engine using (true)', relation);
    perform database.grant_sequences(relation, 'mf_desk, mf_engine');
end
$$;

-- A table with account_id: the desk sees and writes one account's rows, the engine all.
create function database.guard(relation regclass) returns void language plpgsql as $$
begin
    perform database.secure(relation);
    execute format('grant select, insert, update, delete on %s to mf_desk, mf_engine', relation);
end
$$;

-- The same for a ledger: nobody changes or deletes a row.
create function database.guard_insert_only(relation regclass) returns void language plpgsql as $$
begin
    perform database.secure(relation);
    execute format('grant select, insert on %s to mf_desk, mf_engine', relation);
end
$$;

-- A table without account_id that both lanes may use.
create function database.shared(relation regclass) returns void language plpgsql as $$
begin
    execute format('grant select, insert, update, delete on %s to mf_desk, mf_engine', relation);
    perform database.grant_sequences(relation, 'mf_desk, mf_engine');
end
$$;

-- A table for the engine lane only.
create function database.engine_only(relation regclass) returns void language plpgsql as $$
begin
    execute format('grant select, insert, update, delete, truncate on %s to mf_engine', relation);
    perform database.grant_sequences(relation, 'mf_engine');
end
$$;

-- A view for higher modules: asks with the rights of whoever asks.
create function database.publish(relation regclass) returns void language plpgsql as $$
begin
    execute format('alter view %s set (security_invoker = true)', relation);
    execute format('grant select on %s to mf_desk, mf_engine', relation);
end
$$;

select database.open_schema('database');
