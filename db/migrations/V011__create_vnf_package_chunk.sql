-- The bytes of a package as they were uploaded, in pieces that can be read one by one.
create table vnf_package_chunk (
    package_id uuid not null references vnf_package (id) on delete cascade,
    number integer not null constraint vnf_package_chunk_number check (number >= 0),
    bytes bytea not null constraint vnf_package_chunk_length check (octet_length(bytes) between 1 and 1048576),
    primary key (package_id, number)
);

-- They are compressed already.
alter table vnf_package_chunk alter column bytes set storage external;
