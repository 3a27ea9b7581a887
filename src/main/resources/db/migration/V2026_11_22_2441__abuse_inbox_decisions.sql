-- What a person decided about mail that could not be understood; goes with the mail.

create table abuse.inbox_decisions (
    mail_id    uuid        not null primary key references feedback.mails on delete cascade,
    choice     text        not null check (choice in ('COMPLAINT', 'LEAVE')),
    decided_at timestamptz not null,
    decided_by text        not null check (length(decided_by) <= 300),
    note       text check (length(note) <= 1000),
    case_id    uuid
);
select database.engine_only('abuse.inbox_decisions');
