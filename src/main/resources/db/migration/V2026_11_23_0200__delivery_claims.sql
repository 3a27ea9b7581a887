-- What is in a node's hands, for taking it over when the node is dead.
create view delivery.v_claims as
    select m.account_id, m.id as message_id, m.attempt, m.node as node_id, m.epoch, false as letter
      from delivery.runs r
      join delivery.messages m on m.account_id = r.account_id and m.run_id = r.id
     where r.state in ('RUNNING', 'PAUSED', 'HELD', 'CANCELLED') and m.state = 1
    union all
    select m.account_id, m.id, m.attempt, m.node, m.epoch, true
      from delivery.due d
      join delivery.messages m on m.account_id = d.account_id and m.id = d.message_id
     where d.node is not null and d.run_id = 0 and m.run_id = 0 and m.state = 1;
select database.publish('delivery.v_claims');
