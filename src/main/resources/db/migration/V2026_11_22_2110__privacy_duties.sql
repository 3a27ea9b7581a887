-- Duties towards people: what somebody asked for, what each module did about it, contracts that are over, what grew old.

-- An access or an erasure. The address is sealed and goes as soon as every module is done; its keyed hash stays.
create table privacy.requests (
    account_id bigint      not null,
    id         uuid        not null,
    kind       text        not null check (kind in ('ACCESS', 'ERASURE')),
    hash       bytea       not null check (length(hash) = 32),
    address    bytea,                  -- sealed; null when done
    contact_id uuid,                   -- null when the address was no contact
    note       text        not null check (char_length(note) <= 500),
    by_kind    text        not null,
    by_id      uuid,
    by_name    text        not null check (char_length(by_name) <= 300),
    asked_at   timestamptz not null,
    done_at    timestamptz,
    primary key (account_id, id),
    check (done_at is null or address is null)
);
create index requests_open on privacy.requests (asked_at) where done_at is null;
select database.guard('privacy.requests');

-- What a module has done about it.
create table privacy.steps (
    account_id bigint      not null,
    request_id uuid        not null,
    position   integer     not null,
    module     text        not null check (char_length(module) <= 40),
    touched    bigint      not null default 0 check (touched >= 0), -- rows told or gone
    tries      integer     not null default 0,
    failure    text        check (char_length(failure) <= 300),
    done_at    timestamptz,
    primary key (account_id, request_id, position),
    foreign key (account_id, request_id) references privacy.requests
);
select database.guard('privacy.steps');

-- The end of a contract: export until the deletion, then a certificate.
create table privacy.endings (
    account_id   bigint      not null primary key,
    ended_at     timestamptz not null,
    delete_after timestamptz not null,
    why          text        not null check (char_length(why) <= 500),
    by_kind      text        not null,
    by_id        uuid,
    by_name      text        not null check (char_length(by_name) <= 300),
    deleted_at   timestamptz,
    check (delete_after >= ended_at + interval '30 days')
);
create index endings_due on privacy.endings (delete_after) where deleted_at is null;
select database.guard('privacy.endings');

-- What went of each table then; the rows of the certificate.
create table privacy.deletions (
    account_id bigint      not null references privacy.endings,
    table_name text        not null check (char_length(table_name) <= 80),
    deleted    bigint      not null check (deleted >= 0),
    stays      text        not null check (char_length(stays) <= 300),
    done_at    timestamptz not null,
    primary key (account_id, table_name)
);
select database.guard('privacy.deletions');

-- What beats every period and every erasure: a claim, a court, an authority.
create table privacy.legal_holds (
    id         uuid        not null primary key,
    account_id bigint      not null,
    contact_id uuid,                    -- null: the whole account
    reason     text        not null check (char_length(reason) between 5 and 500),
    by_kind    text        not null,
    by_id      uuid,
    by_name    text        not null check (char_length(by_name) <= 300),
    set_at     timestamptz not null,
    lifted_at  timestamptz,
    lifted_by  text        check (char_length(lifted_by) <= 300)
);
create index legal_holds_open on privacy.legal_holds (account_id) where lifted_at is null;
select database.engine_only('privacy.legal_holds');

-- Every deletion by period is written down.
create table privacy.forgotten (
    table_name text        not null check (char_length(table_name) <= 80),
    at         timestamptz not null,
    before_at  timestamptz not null,
    touched    bigint      not null check (touched > 0),
    primary key (table_name, at)
);
select database.engine_only('privacy.forgotten');

-- Nobody may delete from the audit log; what is three years old goes through here.
create function account.drop_audit(before timestamptz, held bigint[]) returns bigint
    language plpgsql security definer set search_path = pg_catalog as $$
declare
    newest timestamptz;
    gone bigint;
begin
    select max(at) into newest from account.audit;
    if before > newest - interval '3 years' + interval '1 day' then
        return 0; -- what is younger than three years stays, whoever asks
    end if;
    delete from account.audit a
     where a.ctid = any(array(select o.ctid from account.audit o
                               where o.at < before and not coalesce(o.account_id, 0) = any(held) limit 5000));
    get diagnostics gone = row_count;
    return gone;
end
$$;

-- Messages go by whole weeks, 26 months after.
create function delivery.drop_partitions(before_week bigint) returns bigint
    language plpgsql security definer set search_path = pg_catalog as $$
declare
    part text;
    gone bigint := 0;
begin
    for part in
        select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid
         where i.inhparent = 'delivery.messages'::regclass and c.relname ~ '^messages_w[0-9]+$'
           and substr(c.relname, 11)::bigint < before_week
    loop
        execute format('drop table delivery.%I', part);
        gone := gone + 1;
    end loop;
    return gone;
end
$$;

revoke execute on function account.drop_audit, delivery.drop_partitions from public;
grant execute on function account.drop_audit, delivery.drop_partitions to mf_engine;

-- What was said about an import goes with it.
alter table imports.remarks drop constraint remarks_account_id_import_id_fkey;
alter table imports.remarks add constraint remarks_import foreign key (account_id, import_id)
    references imports.imports on delete cascade;

-- What holds for everybody can be named and, when the operator typed it in itself, lifted.
alter table suppression.everywhere add column id uuid not null default gen_random_uuid();
create unique index everywhere_id on suppression.everywhere (id);
create index everywhere_newest on suppression.everywhere (suppressed_at desc, id desc);

-- When somebody had mail; the instants are those at which runs started.
create view consent.v_clocks as
    select account_id, contact_id, list_id, mails from consent.clocks;
select database.publish('consent.v_clocks');
