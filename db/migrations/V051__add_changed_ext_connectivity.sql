-- why: an operation that moved a VNF to other networks tells which they are (SOL003 5.5.2.13).
alter table vnf_lcm_op_occ add column changed_ext_connectivity jsonb;
