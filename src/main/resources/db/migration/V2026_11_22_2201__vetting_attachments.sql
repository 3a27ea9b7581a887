-- Papers beside what an applicant answers, under the master key.
create table vetting.attachments (
    account_id bigint      not null,
    id         uuid        not null,
    note_id    uuid        not null,
    name       text        not null check (char_length(name) between 1 and 120),
    type       text        not null check (type in ('image/jpeg', 'image/png', 'application/pdf')),
    bytes      bigint      not null check (bytes between 1 and 5242880),
    content    bytea       not null,
    sha256     bytea       not null check (octet_length(sha256) = 32), -- of the file as it came
    created_at timestamptz not null,
    primary key (account_id, id),
    foreign key (account_id, note_id) references vetting.notes
);
select database.guard('vetting.attachments');
