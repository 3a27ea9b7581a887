-- What stands still until a person of the operator has looked: few among many.
create index runs_held on delivery.runs (id) where state = 'HELD';
