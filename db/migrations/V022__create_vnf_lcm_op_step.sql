-- why: what an operation is about to do is written before it is done, so that whoever comes after a crash can go on there.
create table vnf_lcm_op_step (
  vnf_lcm_op_occ_id uuid not null
    constraint vnf_lcm_op_step_of_occurrence references vnf_lcm_op_occ (id) on delete cascade,
  position int not null,
  name text not null,
  vnfc_id uuid not null,
  change jsonb not null,
  state text not null
    constraint vnf_lcm_op_step_state_known
      check (state in ('PLANNED', 'STARTED', 'DONE', 'FAILED', 'COMPENSATING', 'COMPENSATED')),
  attempts int not null,
  outcome jsonb,
  started_at timestamptz,
  finished_at timestamptz,
  primary key (vnf_lcm_op_occ_id, position),
  constraint vnf_lcm_op_step_name_unique unique (vnf_lcm_op_occ_id, name, vnfc_id),
  constraint vnf_lcm_op_step_done_has_outcome check (state <> 'DONE' or (outcome is not null and finished_at is not null))
);

create index vnf_lcm_op_step_vnfc on vnf_lcm_op_step (vnfc_id, name);
