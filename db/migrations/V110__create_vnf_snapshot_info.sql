-- why: a VNF snapshot outlives the VNF instance that it was taken of, and knows what to delete at the VIM (SOL003 5.5.2.22).
create table vnf_snapshot_info (
  id uuid primary key,
  version int not null default 0,
  created_at timestamptz not null,
  vnf_snapshot_pkg_id text,
  given jsonb,
  vnf_lcm_op_occ_id uuid
    constraint vnf_snapshot_info_one_per_operation unique,
  taken jsonb,
  vnfc_snapshots jsonb not null default '[]',
  constraint vnf_snapshot_info_filled_once check (given is null or vnf_lcm_op_occ_id is null),
  constraint vnf_snapshot_info_taken_by_an_operation check (taken is null or vnf_lcm_op_occ_id is not null)
);

alter table vnf_lcm_op_occ
  drop constraint vnf_lcm_op_occ_operation_known,
  add constraint vnf_lcm_op_occ_operation_known
    check (operation in ('INSTANTIATE', 'SCALE', 'SCALE_TO_LEVEL', 'CHANGE_FLAVOUR', 'TERMINATE', 'HEAL', 'OPERATE',
      'CHANGE_EXT_CONN', 'CHANGE_VNFPKG', 'CREATE_SNAPSHOT', 'REVERT_TO_SNAPSHOT', 'MODIFY_INFO'));
