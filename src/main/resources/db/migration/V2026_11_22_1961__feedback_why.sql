-- The reason for a mail's kind as a code with its details, so that it can be said in the reader's language.

alter table feedback.mails
    add column why_code    text check (length(why_code) <= 40),
    add column why_details text[] not null default '{}';
