-- What a permit to carry contacts out is for.

select database.open_schema('privacy');

create table privacy.takeouts (
    account_id bigint      not null,
    permit_id  uuid        not null,
    scope      text        not null check (scope in ('EVERYTHING', 'LIST', 'SEGMENT')),
    subject_id uuid,
    asked_at   timestamptz not null,
    primary key (account_id, permit_id),
    check ((scope = 'EVERYTHING') = (subject_id is null))
);
select database.guard('privacy.takeouts');
