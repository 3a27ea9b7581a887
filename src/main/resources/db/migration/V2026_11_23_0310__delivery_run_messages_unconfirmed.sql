-- Which mails without an answer are closed as accepted, unconfirmed.
create or replace view delivery.v_run_messages as
    select account_id, run_id, id as message_id, contact_id, state,
           state = 7 and coalesce(skip, '') = 'UNCONFIRMED' as unconfirmed
      from delivery.messages
     where run_id > 0;
