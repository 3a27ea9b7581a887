-- What a person decided about a mail is part of the case it led to, and no longer goes with the mail.

alter table abuse.inbox_decisions drop constraint inbox_decisions_mail_id_fkey;
create index inbox_decisions_age on abuse.inbox_decisions (decided_at);
