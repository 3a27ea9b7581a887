-- Recurring jobs (db-scheduler's layout) and events that wait for their listeners (Spring Modulith's layout).

create table database.scheduled_tasks (
    task_name text not null,
    task_instance text not null,
    task_data bytea,
    execution_time timestamptz not null,
    picked boolean not null,
    picked_by text,
    last_success timestamptz,
    last_failure timestamptz,
    consecutive_failures int,
    last_heartbeat timestamptz,
    version bigint not null,
    priority smallint,
    primary key (task_name, task_instance)
);
create index on database.scheduled_tasks (execution_time);
create index on database.scheduled_tasks (last_heartbeat);
select database.engine_only('database.scheduled_tasks');

create table database.event_publication (
    id uuid primary key,
    listener_id text not null,
    event_type text not null,
    serialized_event text not null,
    publication_date timestamptz not null,
    completion_date timestamptz,
    status text,
    completion_attempts int,
    last_resubmission_date timestamptz
);
create index on database.event_publication using hash (serialized_event);
create index on database.event_publication (completion_date);
select database.shared('database.event_publication');

-- One row of an account that does not exist: at every start it must be invisible to the desk and unchangeable.
create table database.proofs (
    account_id bigint not null primary key,
    word text not null check (length(word) <= 100)
);
insert into database.proofs values (0, 'the desk must not see this');
select database.guard_insert_only('database.proofs');
