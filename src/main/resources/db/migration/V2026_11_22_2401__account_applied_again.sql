-- Who applies with an address that signs in already is answered like everybody; the address is told, once in a day.
alter table account.users add column applied_again_at timestamptz;
