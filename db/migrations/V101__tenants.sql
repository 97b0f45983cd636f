-- why: tenants see only their own. The database itself filters, whatever query a module writes (row security); the VNFM says in pawl.tenant whom a connection works for, and nothing when for itself.
create function pawl_tenant() returns text language sql stable
  return nullif(current_setting('pawl.tenant', true), '');

create function pawl_visible(tenant text) returns boolean language sql stable
  return coalesce(current_setting('pawl.tenant', true), '') in ('', tenant);

alter table vnf_package add column tenant text not null default 'default';
alter table vnf_package alter column tenant set default coalesce(pawl_tenant(), 'default');

alter table vnf_instance add column tenant text not null default 'default';
alter table vnf_instance alter column tenant drop default;

alter table vnf_lcm_op_occ add column tenant text default 'default';
alter table vnf_lcm_op_occ alter column tenant drop default;
alter table alarm add column tenant text default 'default';
alter table alarm alter column tenant drop default;
alter table agent add column tenant text default 'default';
alter table agent alter column tenant drop default;
alter table vnf_indicator add column tenant text default 'default';
alter table vnf_indicator alter column tenant drop default;

alter table subscription add column tenant text;
alter table pm_job add column tenant text;
alter table pm_threshold add column tenant text;
alter table subscription alter column tenant set default pawl_tenant();
alter table pm_job alter column tenant set default pawl_tenant();
alter table pm_threshold alter column tenant set default pawl_tenant();
comment on column subscription.tenant is 'of the consumer; null for one that sees all tenants';

-- An instance is of the tenant that made it, or else of the one that its package is of.
create function pawl_tenant_of_instance() returns trigger language plpgsql as $$
begin
  new.tenant := coalesce(new.tenant, pawl_tenant(),
    (select tenant from vnf_package where id = new.vnf_pkg_id), 'default');
  return new;
end $$;
create trigger vnf_instance_tenant before insert on vnf_instance
  for each row execute function pawl_tenant_of_instance();

-- What belongs to an instance is of its tenant.
create function pawl_tenant_by_instance() returns trigger language plpgsql as $$
begin
  new.tenant := coalesce(new.tenant,
    (select tenant from vnf_instance where id = (to_jsonb(new) ->> tg_argv[0])::uuid));
  return new;
end $$;
create trigger vnf_lcm_op_occ_tenant before insert on vnf_lcm_op_occ
  for each row execute function pawl_tenant_by_instance('vnf_instance_id');
create trigger alarm_tenant before insert on alarm
  for each row execute function pawl_tenant_by_instance('managed_object_id');
create trigger agent_tenant before insert on agent
  for each row execute function pawl_tenant_by_instance('vnf_instance_id');
create trigger vnf_indicator_tenant before insert on vnf_indicator
  for each row execute function pawl_tenant_by_instance('vnf_instance_id');

-- The tenant of what a notification is about.
create function pawl_tenant_of(subject uuid) returns text language sql stable
  return coalesce(
    (select tenant from vnf_instance where id = subject), (select tenant from vnf_package where id = subject));

do $$
declare
  each_table text;
begin
  foreach each_table in array array['vnf_package', 'vnf_instance', 'vnf_lcm_op_occ', 'alarm', 'agent',
      'vnf_indicator', 'pm_job', 'pm_threshold'] loop
    execute format('create index %I on %I (tenant)', each_table || '_tenant', each_table);
    execute format('alter table %I enable row level security', each_table);
    execute format('alter table %I force row level security', each_table);
    execute format('create policy tenant on %I using (pawl_visible(tenant))', each_table);
  end loop;
end $$;

-- Row security does not hold superusers: a VNFM that logs in as one works for tenants in a role that is none.
do $$
declare
  login record;
begin
  select rolsuper, rolbypassrls into login from pg_roles where rolname = session_user;
  if login.rolbypassrls and not login.rolsuper then
    raise exception 'the database user % has BYPASSRLS: tenants would see each other''s resources. Take that from it.', session_user;
  end if;
  if login.rolsuper then
    begin
      create role pawl_tenant nologin;
    exception when duplicate_object or unique_violation then
      null; -- another database of this server has it already
    end;
    execute format('grant usage on schema %I to pawl_tenant', current_schema());
    execute format('grant select, insert, update, delete on all tables in schema %I to pawl_tenant', current_schema());
    execute format('grant usage on all sequences in schema %I to pawl_tenant', current_schema());
    execute format(
      'alter default privileges in schema %I grant select, insert, update, delete on tables to pawl_tenant', current_schema());
    execute format('alter default privileges in schema %I grant usage on sequences to pawl_tenant', current_schema());
  end if;
end $$;
