-- When somebody was mailed, so that promises are kept and old consent is not used.

-- What a version of a form promised. Written by forms when a version is made; never changed.
create table consent.form_promises (
    account_id    bigint   not null,
    form_id       uuid     not null,
    form_version  integer  not null,
    frequency_max smallint not null check (frequency_max between 1 and 31),
    frequency_per text     not null check (frequency_per in ('WEEK', 'MONTH', 'QUARTER')),
    primary key (account_id, form_id, form_version)
);
select database.guard_insert_only('consent.form_promises');

insert into consent.form_promises (account_id, form_id, form_version, frequency_max, frequency_per)
select account_id, form_id, version, frequency_max, frequency_per from forms.versions where frequency_max is not null;

-- The mails of the last hundred days to a contact by way of a list, and the last one however old.
create table consent.clocks (
    account_id bigint        not null,
    contact_id uuid          not null,
    list_id    uuid          not null,
    mails      timestamptz[] not null,
    primary key (account_id, contact_id, list_id)
) with (fillfactor = 80);
select database.guard('consent.clocks');
