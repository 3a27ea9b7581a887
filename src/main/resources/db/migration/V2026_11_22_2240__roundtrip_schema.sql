-- Probes through next hops are a module of their own below delivery, and have a schema of their own.

select database.open_schema('roundtrip');

alter table delivery.round_trips set schema roundtrip;
alter table roundtrip.round_trips rename to probes;

-- The previous version goes on writing here until it has been stopped everywhere.
create view delivery.round_trips with (security_invoker = true) as select * from roundtrip.probes;
grant select, insert, update on delivery.round_trips to mf_engine;
