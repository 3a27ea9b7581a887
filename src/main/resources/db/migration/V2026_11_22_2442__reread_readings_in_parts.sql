-- What was read otherwise is told in parts, in the order of arrival.

create index readings_of_order on reread.readings (reread_id, mail_id);
drop index reread.second_readings_reread;
