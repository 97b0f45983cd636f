-- why: VNFs are scaled, healed, started and stopped, moved to other networks, and given another flavour.
alter table vnf_lcm_op_occ
  drop constraint vnf_lcm_op_occ_operation_known,
  add constraint vnf_lcm_op_occ_operation_known
    check (operation in ('INSTANTIATE', 'SCALE', 'SCALE_TO_LEVEL', 'CHANGE_FLAVOUR', 'TERMINATE', 'HEAL', 'OPERATE',
      'CHANGE_EXT_CONN', 'MODIFY_INFO'));

-- why: what stands behind an instance is read from the journals of all its operations.
create index vnf_lcm_op_occ_instance on vnf_lcm_op_occ (vnf_instance_id, start_time, id);
