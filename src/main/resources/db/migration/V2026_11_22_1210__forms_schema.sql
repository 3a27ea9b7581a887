-- Forms are a module of their own above consent, and have a schema of their own. What slows a form down stays with
-- consent, which counts.

select database.open_schema('forms');

alter table consent.forms set schema forms;
alter table consent.form_versions set schema forms;
alter table forms.form_versions rename to versions;
alter table consent.form_remarks set schema forms;
alter table forms.form_remarks rename to remarks;
alter table consent.spent_tasks set schema forms;

drop view consent.v_form_versions;
create view forms.v_versions as
    select account_id, form_id, version, language, frequency_max, frequency_per from forms.versions;
select database.publish('forms.v_versions');

alter table forms.forms drop column guard_why, drop column guard_at;

create table consent.form_guards (
    account_id bigint      not null,
    form_id    uuid        not null,
    why        text        not null check (why in ('HARD', 'NOT_ME', 'UNCONFIRMED')),
    at         timestamptz not null,
    primary key (account_id, form_id)
);
select database.guard('consent.form_guards');

create view consent.v_form_guards as select account_id, form_id, why, at from consent.form_guards;
select database.publish('consent.v_form_guards');

create view consent.v_form_days as
    select account_id, form_id, day, shown, posted, asked, confirmed, hard, not_me from consent.form_days;
select database.publish('consent.v_form_days');
