-- why: db-scheduler's table for packages to be fetched; it hands each to exactly one living VNFM. A table of its own, because a scheduler picks whatever stands in its table.
create table package_task (
  task_name text not null,
  task_instance text not null,
  task_data bytea,
  execution_time timestamptz not null,
  picked boolean not null,
  picked_by text,
  last_success timestamptz,
  last_failure timestamptz,
  consecutive_failures int,
  last_heartbeat timestamptz,
  version bigint not null,
  priority smallint,
  primary key (task_name, task_instance)
);

create index package_task_execution_time on package_task (execution_time);
create index package_task_last_heartbeat on package_task (last_heartbeat);
