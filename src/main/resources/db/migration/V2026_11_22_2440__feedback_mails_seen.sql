-- Mails that came back, without their text, for whoever decides about them.

create view feedback.v_mails as
    select id, account_id, received_at, envelope_from, envelope_to, state, kind, why, why_code, why_details
      from feedback.mails;
select database.publish('feedback.v_mails');

create index mails_failed on feedback.mails (received_at desc, id desc) where state = 'FAILED';
