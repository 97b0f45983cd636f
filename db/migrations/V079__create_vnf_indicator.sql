-- why: the last values of indicators, so that a change is noticed and told of by whichever VNFM reads next (SOL003 8.5.2.2).
create table vnf_indicator (
  vnf_instance_id uuid not null
    constraint vnf_indicator_of_instance references vnf_instance (id) on delete cascade,
  indicator_id text not null,
  name text,
  value jsonb not null,
  changed_at timestamptz not null,
  primary key (vnf_instance_id, indicator_id)
);
