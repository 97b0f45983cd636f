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
  tenant text,
  constraint vnf_snapshot_info_filled_once check (given is null or vnf_lcm_op_occ_id is null),
  constraint vnf_snapshot_info_taken_by_an_operation check (taken is null or vnf_lcm_op_occ_id is not null)
);

alter table vnf_lcm_op_occ
  drop constraint vnf_lcm_op_occ_operation_known,
  add constraint vnf_lcm_op_occ_operation_known
    check (operation in ('INSTANTIATE', 'SCALE', 'SCALE_TO_LEVEL', 'CHANGE_FLAVOUR', 'TERMINATE', 'HEAL', 'OPERATE',
      'CHANGE_EXT_CONN', 'CHANGE_VNFPKG', 'CREATE_SNAPSHOT', 'REVERT_TO_SNAPSHOT', 'MODIFY_INFO'));

-- It is of the tenant that made it, or else of the one whose VNF fills it.
create function pawl_tenant_of_snapshot() returns trigger language plpgsql as $$
begin
  new.tenant := coalesce(new.tenant, pawl_tenant(),
    (select tenant from vnf_lcm_op_occ where id = new.vnf_lcm_op_occ_id));
  return new;
end $$;
create trigger vnf_snapshot_info_tenant before insert or update on vnf_snapshot_info
  for each row execute function pawl_tenant_of_snapshot();
create index vnf_snapshot_info_tenant on vnf_snapshot_info (tenant);
alter table vnf_snapshot_info enable row level security;
alter table vnf_snapshot_info force row level security;
create policy tenant on vnf_snapshot_info using (pawl_visible(tenant));
