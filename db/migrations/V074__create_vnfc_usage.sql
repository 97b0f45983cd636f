-- why: how busy VNFCs were, in periods of seconds: short ones for a while, longer ones made of them for longer (SOL003 6).
create table vnfc_usage (
  vnfc_id uuid not null,
  period int not null,
  start timestamptz not null,
  samples int not null,
  cpu_sum double precision not null,
  cpu_max double precision not null,
  memory_sum double precision not null,
  memory_max double precision not null,
  disk_samples int not null,
  disk_sum double precision not null,
  disk_max double precision not null,
  primary key (vnfc_id, period, start)
);

create index vnfc_usage_start on vnfc_usage (period, start);

comment on column vnfc_usage.cpu_sum is 'of the samples, each in percent; so are the other sums and maxima';
