-- why: who did what, from where, and what came of it; nobody can change that afterwards, this VNFM included.
create table audit_entry (
  sequence bigint generated always as identity primary key,
  at timestamptz not null,
  who text,
  tenant text,
  method text not null,
  path text not null,
  status int not null,
  remote_address text not null,
  request_id text not null
);

create index audit_entry_at on audit_entry (at);
create index audit_entry_who on audit_entry (who, sequence);
create index audit_entry_tenant on audit_entry (tenant, sequence);

comment on column audit_entry.who is 'the name that the caller authenticated with; null for somebody unknown';
comment on column audit_entry.tenant is 'null for a caller that sees all tenants, or is unknown';
comment on column audit_entry.path is 'without its query, and never a body: neither may bring a secret here';

create function audit_entry_stays() returns trigger language plpgsql as $$
begin
  raise exception 'audit_entry is append-only';
end $$;
create trigger audit_entry_stays before update or delete on audit_entry
  for each row execute function audit_entry_stays();
create trigger audit_entry_is_not_emptied before truncate on audit_entry
  for each statement execute function audit_entry_stays();

alter table audit_entry enable row level security;
alter table audit_entry force row level security;
create policy tenant on audit_entry using (pawl_visible(tenant));
