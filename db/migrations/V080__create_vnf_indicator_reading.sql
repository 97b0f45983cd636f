-- why: when the indicators of a VNF instance are read next; whoever takes the row reads them. Instances without indicators have none.
create table vnf_indicator_reading (
  vnf_instance_id uuid primary key
    constraint vnf_indicator_reading_of_instance references vnf_instance (id) on delete cascade,
  next_at timestamptz not null
);

create index vnf_indicator_reading_next_at on vnf_indicator_reading (next_at);
