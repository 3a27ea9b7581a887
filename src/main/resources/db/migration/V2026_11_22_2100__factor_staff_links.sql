-- Links by which people of the operator come in.

alter table factor.mailed_links drop constraint mailed_links_purpose_check;
alter table factor.mailed_links add constraint mailed_links_purpose_check
    check (purpose in ('reset', 'invitation', 'staff'));
