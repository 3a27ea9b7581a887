-- What people saw of an import goes with it.
alter table imports.spot_checks add constraint spot_checks_import foreign key (account_id, import_id)
    references imports.imports on delete cascade;
