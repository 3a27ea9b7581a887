-- A list has one account. Without this the planner takes both conditions for independent, expects a tenth of the members
-- a list of a large account has, and then looks each of them up: 20 seconds to count what takes one.
create statistics audience.memberships_lists (dependencies) on account_id, list_id from audience.memberships;
analyze audience.memberships;
