-- why: a VNF instance outlives every operation on it (SOL003 5.5.2.2).
create table vnf_instance (
  id uuid primary key,
  version bigint not null,
  created_at timestamptz not null,
  vnf_instance_name text,
  vnf_instance_description text,
  vnfd_id text not null,
  vnf_pkg_id uuid not null,
  vnf_provider text not null,
  vnf_product_name text not null,
  vnf_software_version text not null,
  vnfd_version text not null,
  instantiation_state text not null
    constraint vnf_instance_instantiation_state_known
      check (instantiation_state in ('NOT_INSTANTIATED', 'INSTANTIATED')),
  vnf_configurable_properties jsonb not null,
  vim_connection_info jsonb not null,
  instantiated_vnf_info jsonb,
  metadata jsonb not null,
  extensions jsonb not null,
  constraint vnf_instance_info_only_when_instantiated
    check ((instantiation_state = 'INSTANTIATED') = (instantiated_vnf_info is not null))
);

create index vnf_instance_created_at on vnf_instance (created_at, id);
