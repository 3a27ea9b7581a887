-- The double opt-in is a module of its own below consent, and has a schema of its own. How far visitors of a form come,
-- and what slows a form down, goes with it.

select database.open_schema('optin');

alter table consent.registrations set schema optin;
alter table consent.confirmations set schema optin;
alter table consent.asked_gates set schema optin;
alter table consent.asked set schema optin;
alter table consent.never_asked set schema optin;
alter table consent.expired_secrets set schema optin;
alter table consent.cursors set schema optin;
alter table consent.form_days set schema optin;
alter table consent.form_guards set schema optin;
alter view consent.v_form_days set schema optin;
alter view consent.v_form_guards set schema optin;

-- What the story of a consent is put together from; the secrets of the links stay inside.
create view optin.v_confirmations as
    select account_id, id, contact_id, list_id, form_id, form_version, wording, tracking, request_event, asked_event,
           accept_event, confirm_event, requested_at, confirmed_at
      from optin.confirmations;
select database.publish('optin.v_confirmations');

-- The previous version goes on reading and writing here until it has been stopped everywhere.
do $$
declare
    moved text;
begin
    foreach moved in array array['registrations', 'confirmations', 'form_days', 'form_guards', 'v_form_days',
                                 'v_form_guards', 'asked_gates', 'asked', 'never_asked', 'expired_secrets', 'cursors']
    loop
        execute format('create view consent.%1$I with (security_invoker = true) as select * from optin.%1$I', moved);
        execute format('grant select, insert, update, delete on consent.%I to mf_engine', moved);
    end loop;
    foreach moved in array array['registrations', 'confirmations', 'form_days', 'form_guards']
    loop
        execute format('grant select, insert, update, delete on consent.%I to mf_desk', moved);
    end loop;
    grant select on consent.v_form_days, consent.v_form_guards to mf_desk;
end
$$;
