-- How often a mailing was refused for a reason at a provider, counted as it happens: counting rows anew at each refusal costs the square.

create table feedback.run_refusals (
    account_id bigint not null,
    run_id     bigint not null,
    class      text   not null,
    host_group text   not null check (length(host_group) <= 255),  -- empty: unknown, or all of them
    refused    bigint not null,
    primary key (account_id, run_id, class, host_group)
);
select database.guard('feedback.run_refusals');

insert into feedback.run_refusals (account_id, run_id, class, host_group, refused)
select account_id, run_id, class, case when class = 'HARD' then '' else coalesce(host_group, '') end, count(*)
  from feedback.bounces
 where run_id is not null and class in ('HARD', 'BLOCK', 'AUTH', 'CONTENT')
 group by 1, 2, 3, 4;
