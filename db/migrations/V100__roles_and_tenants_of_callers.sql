-- why: people and programs have a role, and belong to a tenant; those without one see the resources of all.
alter table operator_user
  add column role text not null default 'ADMINISTRATOR'
    constraint operator_user_role_known check (role in ('READER', 'OPERATOR', 'ADMINISTRATOR')),
  add column tenant text constraint operator_user_tenant_named check (tenant <> '');

alter table api_client
  add column tenant text constraint api_client_tenant_named check (tenant <> '');
