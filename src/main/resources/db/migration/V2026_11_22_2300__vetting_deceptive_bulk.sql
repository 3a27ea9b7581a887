-- Of deceptive advertising in bulk the account is told nothing (DSA Art. 17(2)); the operator still writes down why it was stopped.
alter table vetting.suspensions add column deceptive_bulk boolean not null default false;
