-- why: who wants which measurements reported, and when the next report is due (SOL003 6.5.2.7). Its callback is the subscription of the same identifier.
create table pm_job (
  id uuid primary key
    constraint pm_job_has_callback references subscription (id) on delete cascade,
  version bigint not null default 0,
  created_at timestamptz not null,
  object_type text not null
    constraint pm_job_object_type_known check (object_type in ('Vnf', 'Vnfc', 'VnfIntCp', 'VnfExtCp')),
  object_instance_ids jsonb not null
    constraint pm_job_measures_something check (jsonb_array_length(object_instance_ids) > 0),
  sub_object_instance_ids jsonb,
  criteria jsonb not null,
  reported_until timestamptz not null,
  next_report_at timestamptz
);

create index pm_job_next_report_at on pm_job (next_report_at);

comment on column pm_job.next_report_at is 'the end of the reporting period that goes on; null when the reporting boundary is passed';
