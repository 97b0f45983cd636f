-- why: an operation is a journal; this is its head (SOL003 5.5.2.13). At most one unfinished occurrence per instance.
create table vnf_lcm_op_occ (
  id uuid primary key,
  version bigint not null,
  vnf_instance_id uuid not null
    constraint vnf_lcm_op_occ_of_instance references vnf_instance (id) on delete cascade,
  operation text not null
    constraint vnf_lcm_op_occ_operation_known
      check (operation in ('INSTANTIATE', 'TERMINATE', 'MODIFY_INFO')),
  operation_state text not null
    constraint vnf_lcm_op_occ_state_known
      check (operation_state in ('STARTING', 'PROCESSING', 'COMPLETED', 'FAILED_TEMP', 'FAILED', 'ROLLING_BACK', 'ROLLED_BACK')),
  state_entered_time timestamptz not null,
  start_time timestamptz not null,
  lease bigint not null,
  operation_params jsonb,
  cancel_mode text
    constraint vnf_lcm_op_occ_cancel_mode_known check (cancel_mode in ('GRACEFUL', 'FORCEFUL')),
  error jsonb,
  changed_info jsonb,
  constraint vnf_lcm_op_occ_failure_has_error
    check (operation_state not in ('FAILED_TEMP', 'FAILED', 'ROLLED_BACK') or error is not null)
);

create unique index vnf_lcm_op_occ_one_unfinished_per_instance on vnf_lcm_op_occ (vnf_instance_id)
  where operation_state in ('STARTING', 'PROCESSING', 'FAILED_TEMP', 'ROLLING_BACK');

create index vnf_lcm_op_occ_start_time on vnf_lcm_op_occ (start_time, id);
