-- What a refusal is about and whether it was final by its own word, beside its class; null for those stored before.

alter table feedback.bounces
    add column scope     text check (scope in ('RECIPIENT', 'DOMAIN', 'MESSAGE', 'SENDER', 'INFRASTRUCTURE')),
    add column permanent boolean;
