-- why: a new master key seals secrets only once every living VNFM can open them with it.
create table sealing_key_holder (
  process uuid not null,
  key_id text not null,
  seen_at timestamptz not null,
  primary key (process, key_id)
);

comment on column sealing_key_holder.key_id is 'the beginning of the key''s SHA-256, in hexadecimal; says nothing of the key';
