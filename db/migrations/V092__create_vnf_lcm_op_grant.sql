-- why: whoever goes on with an operation must not ask the NFVO a second time for what it has been asked, or has granted.
create table vnf_lcm_op_grant (
    vnf_lcm_op_occ_id uuid primary key references vnf_lcm_op_occ (id) on delete cascade,
    location text,
    grant_id text,
    content jsonb,
    constraint vnf_lcm_op_grant_says_something check (location is not null or content is not null),
    constraint vnf_lcm_op_grant_is_whole check ((grant_id is null) = (content is null))
);
