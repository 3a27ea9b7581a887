-- A case may be about a form that a rule slowed down (compliance row C18).

alter table abuse.cases add column form_id uuid;
