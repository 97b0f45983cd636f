-- why: packages that the VNFM shall fetch by itself; whoever takes the task up finds here what and how. The authentication is sealed.
create table vnf_package_download (
    package_id uuid primary key references vnf_package (id) on delete cascade,
    upload_id uuid not null,
    address text not null,
    authentication bytea
);
