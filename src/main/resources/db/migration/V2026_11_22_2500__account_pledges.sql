-- A person's word to keep to one version of the anti-spam policy: given once, whatever the number of accounts the
-- person works in, and kept beside the acceptances of the account in which it was given.
create table account.pledges (
    user_id     uuid        not null references account.users,
    kind        text        not null default 'anti-spam' check (kind = 'anti-spam'),
    version     int         not null,
    sha256      text        not null,
    accepted_at timestamptz not null,
    ip          text        not null check (length(ip) <= 60),
    user_agent  text        check (length(user_agent) <= 500),
    primary key (user_id, version),
    foreign key (kind, version) references account.policy_texts
);

-- The desk sees of its own people which version they gave their word to, and not from where; nobody changes a word.
alter table account.pledges enable row level security;
create policy desk on account.pledges for select to mf_desk
    using (exists (select from account.roles r where r.user_id = pledges.user_id));
create policy desk_gives on account.pledges for insert to mf_desk
    with check (exists (select from account.roles r where r.user_id = pledges.user_id));
create policy engine on account.pledges to mf_engine using (true);
grant select (user_id, version, accepted_at), insert on account.pledges to mf_desk;
grant select, insert, delete on account.pledges to mf_engine;

-- Who belongs to no account and not to the operator may be forgotten; nobody else's word may go.
create policy gone on account.pledges as restrictive for delete to mf_engine
    using (not exists (select from account.roles r where r.user_id = pledges.user_id)
       and not exists (select from account.staff_roles s where s.user_id = pledges.user_id));

insert into account.pledges (user_id, version, sha256, accepted_at, ip, user_agent)
select distinct on (user_id, version) user_id, version, sha256, accepted_at, ip, user_agent
  from account.acceptances
 where kind = 'anti-spam'
 order by user_id, version, accepted_at;
