-- why: a report waits for its reader until it expires (SOL003 6.4.4).
create table pm_report (
  id uuid primary key,
  pm_job_id uuid not null
    constraint pm_report_of_job references pm_job (id) on delete cascade,
  ready_time timestamptz not null,
  expiry_time timestamptz not null,
  content jsonb not null
);

create index pm_report_of_job_ready_time on pm_report (pm_job_id, ready_time);
create index pm_report_expiry_time on pm_report (expiry_time);
