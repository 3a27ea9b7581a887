-- Sender domains are a module of their own below delivery, and have a schema of their own.

select database.open_schema('senderdomain');

drop view delivery.v_sender_domains;

alter table delivery.sender_domains set schema senderdomain;
alter table delivery.sender_keys set schema senderdomain;
alter table delivery.domain_checks set schema senderdomain;
alter table delivery.platform_keys set schema senderdomain;

create view senderdomain.v_sender_domains as
    select account_id, id as domain_id, domain, state, created_at, checked_at, verified_at
      from senderdomain.sender_domains;
select database.publish('senderdomain.v_sender_domains');
