-- What people wrote waits for nothing else that came back: it is looked for first, however much lies before it.
create index mails_new_replies on feedback.mails (received_at, id) where state = 'NEW' and lower(envelope_to) like 'r+%';
