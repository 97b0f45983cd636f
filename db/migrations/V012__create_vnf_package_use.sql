-- Which VNF instances are made from a package: it cannot be deleted while there is one.
create table vnf_package_use (
    package_id uuid not null constraint vnf_package_use_package references vnf_package (id),
    vnf_instance_id uuid not null,
    primary key (package_id, vnf_instance_id)
);
