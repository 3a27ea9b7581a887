-- The messages of runs without the letters, so that a look at one run uses the index over runs.

create view delivery.v_run_messages as
    select account_id, run_id, id as message_id, contact_id, state
      from delivery.messages
     where run_id > 0;
select database.publish('delivery.v_run_messages');
