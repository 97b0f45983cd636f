-- why: an operation that the VNFM began by itself says so (SOL003 5.5.2.13).
alter table vnf_lcm_op_occ add column is_automatic_invocation boolean not null default false;
