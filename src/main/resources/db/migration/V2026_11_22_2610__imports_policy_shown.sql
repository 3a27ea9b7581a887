-- The version of the anti-spam policy to which whoever brought a file had given their word: part of the proof of every
-- row. Unknown for files that came before.
alter table imports.uploads add column policy_version integer;
