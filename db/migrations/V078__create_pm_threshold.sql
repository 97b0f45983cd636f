-- why: which measured value somebody wants to be warned of (SOL003 6.5.2.9). Its callback is the subscription of the same identifier.
create table pm_threshold (
  id uuid primary key
    constraint pm_threshold_has_callback references subscription (id) on delete cascade,
  version bigint not null default 0,
  created_at timestamptz not null,
  object_type text not null
    constraint pm_threshold_object_type_known check (object_type in ('Vnf', 'Vnfc', 'VnfIntCp', 'VnfExtCp')),
  object_instance_id uuid not null,
  sub_object_instance_ids jsonb,
  criteria jsonb not null,
  crossed_objects jsonb not null default '[]',
  next_evaluation_at timestamptz not null
);

create index pm_threshold_next_evaluation_at on pm_threshold (next_evaluation_at);

comment on column pm_threshold.crossed_objects is 'the measured objects whose value was last seen above';
