-- A file that was too old while a legal hold kept it goes when the hold is lifted, however late that is.
alter table imports.uploads add column discarded_at timestamptz;
create index uploads_kept on imports.uploads (uploaded_at) where discarded_at is null;
