-- What was answered to a request that must be done only once: by holder and key, for 24 hours.

select database.open_schema('doors');

create table doors.answers (
    holder         text        not null check (length(holder) <= 64),
    key            text        not null check (length(key) <= 255),
    request_sha256 bytea       not null check (octet_length(request_sha256) = 32),
    done_at        timestamptz not null,
    status         int,
    content_type   text        check (length(content_type) <= 200),
    location       text        check (length(location) <= 2000),
    body           bytea,
    primary key (holder, key)
);
create index answers_done_at on doors.answers (done_at);
select database.shared('doors.answers');
