-- Of the people on a campaign's lists only those in a segment.

alter table campaign.campaigns add column segment_id uuid;
alter table campaign.campaigns add column segment_mode text check (segment_mode in ('LIVE', 'SNAPSHOT'));
alter table campaign.campaigns add check ((segment_id is null) = (segment_mode is null));
create index campaigns_segment on campaign.campaigns (account_id, segment_id) where segment_id is not null;

-- What a mailing was addressed to, and until its hour who was kept when it was confirmed.
alter table campaign.mailings add column segment_id uuid;
alter table campaign.mailings add column segment_mode text check (segment_mode in ('LIVE', 'SNAPSHOT'));
alter table campaign.mailings add column picture_id uuid;
alter table campaign.mailings add check ((segment_id is null) = (segment_mode is null));
create index mailings_segment on campaign.mailings (account_id, segment_id) where segment_id is not null;
