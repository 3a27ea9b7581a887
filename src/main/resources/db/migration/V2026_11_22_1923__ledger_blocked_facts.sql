-- What proves a consent of somebody who was erased: out of everybody's reach until the end of the third year after, and
-- read only when one person of the operator asks and another one agrees (GDPR Art. 17(3)(e), BGB §§ 195, 199).

create table ledger.blocked_facts (
    account_id bigint      not null,
    event_id   uuid        not null,
    subject    bytea       not null check (length(subject) = 32), -- keyed hash of the address
    salt       bytea       not null check (length(salt) = 32),
    body       text        not null,
    blocked_at timestamptz not null,
    until_at   timestamptz not null,
    primary key (account_id, event_id, subject)
);
create index blocked_facts_until on ledger.blocked_facts (until_at);
create index blocked_facts_subject on ledger.blocked_facts (account_id, subject);
alter table ledger.blocked_facts enable row level security;

create table ledger.openings (
    account_id  bigint      not null,
    id          uuid        not null,
    subject     bytea       not null check (length(subject) = 32),
    reason      text        not null check (char_length(reason) between 1 and 500),
    asked_by    uuid        not null,
    asked_name  text        not null check (char_length(asked_name) <= 300),
    asked_at    timestamptz not null,
    agreed_by   uuid,
    agreed_name text check (char_length(agreed_name) <= 300),
    agreed_at   timestamptz,
    primary key (account_id, id),
    check (agreed_by is distinct from asked_by),
    check ((agreed_by is null) = (agreed_at is null))
);
select database.engine_only('ledger.openings');

-- A desk of one account cannot name another one.
create function ledger.check_account(of_account bigint) returns void
    language plpgsql set search_path = pg_catalog as $$
begin
    if of_account <> coalesce(nullif(current_setting('mf.account', true), '')::bigint, of_account) then
        raise exception 'facts of another account';
    end if;
end
$$;

create function ledger.block_facts(of_account bigint, ids uuid[], of_subject bytea, at timestamptz, until timestamptz)
    returns bigint language plpgsql security definer set search_path = pg_catalog as $$
declare
    moved bigint;
begin
    perform ledger.check_account(of_account);
    with gone as (delete from ledger.facts f using ledger.events e
                   where f.account_id = of_account and f.event_id = any(ids)
                     and e.account_id = f.account_id and e.id = f.event_id and e.kind <> 'IMPORTED'
               returning f.event_id, f.salt, f.body)
    insert into ledger.blocked_facts (account_id, event_id, subject, salt, body, blocked_at, until_at)
    select of_account, event_id, of_subject, salt, body, at, until from gone;
    get diagnostics moved = row_count;
    return moved;
end
$$;

-- A row of an import is bound by the root in its event and is kept by the module above.
create function ledger.block_row(of_account bigint, of_event uuid, of_subject bytea, of_salt bytea, of_body text,
                                 at timestamptz, until timestamptz)
    returns void language plpgsql security definer set search_path = pg_catalog as $$
begin
    perform ledger.check_account(of_account);
    insert into ledger.blocked_facts (account_id, event_id, subject, salt, body, blocked_at, until_at)
    values (of_account, of_event, of_subject, of_salt, of_body, at, until)
        on conflict do nothing;
end
$$;

create function ledger.read_blocked(of_account bigint, opening uuid, at timestamptz)
    returns table (event_id uuid, salt bytea, body text, until_at timestamptz)
    language sql stable security definer set search_path = pg_catalog as $$
    select b.event_id, b.salt, b.body, b.until_at
      from ledger.openings o
      join ledger.blocked_facts b on b.account_id = o.account_id and b.subject = o.subject
     where o.account_id = of_account and o.id = opening and o.agreed_by is not null and o.agreed_by <> o.asked_by
       and o.agreed_at > at - interval '1 day'
     order by b.blocked_at, b.event_id
$$;

create function ledger.forget_blocked(at timestamptz) returns bigint
    language plpgsql security definer set search_path = pg_catalog as $$
declare
    gone bigint;
begin
    delete from ledger.blocked_facts b where b.until_at < at;
    get diagnostics gone = row_count;
    return gone;
end
$$;

-- Facts of what was confirmed or taken back are blocked, never deleted: an erasure can't hide a withdrawal.
create or replace function ledger.erase_facts(of_account bigint, ids uuid[]) returns bigint
    language plpgsql security definer set search_path = pg_catalog as $$
declare
    gone bigint;
begin
    perform ledger.check_account(of_account);
    if exists (select from ledger.events e where e.account_id = of_account and e.id = any(ids)
                  and e.kind not in ('REQUESTED', 'ASKED', 'MAIL_ACCEPTED', 'ERASED')) then
        raise exception 'only facts of what nobody confirmed are deleted';
    end if;
    delete from ledger.facts where account_id = of_account and event_id = any(ids);
    get diagnostics gone = row_count;
    return gone;
end
$$;

revoke execute on function ledger.check_account, ledger.block_facts, ledger.block_row, ledger.read_blocked,
    ledger.forget_blocked from public;
grant execute on function ledger.check_account, ledger.block_facts, ledger.block_row to mf_desk, mf_engine;
grant execute on function ledger.read_blocked, ledger.forget_blocked to mf_engine;
