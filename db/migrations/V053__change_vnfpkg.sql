-- why: a VNF can be given another package; the occurrence tells what that changed of the instance (SOL003 5.5.2.12b).
alter table vnf_lcm_op_occ
  add column modifications_triggered_by_vnf_pkg_change jsonb,
  drop constraint vnf_lcm_op_occ_operation_known,
  add constraint vnf_lcm_op_occ_operation_known
    check (operation in ('INSTANTIATE', 'SCALE', 'SCALE_TO_LEVEL', 'CHANGE_FLAVOUR', 'TERMINATE', 'HEAL', 'OPERATE',
      'CHANGE_EXT_CONN', 'CHANGE_VNFPKG', 'MODIFY_INFO'));
