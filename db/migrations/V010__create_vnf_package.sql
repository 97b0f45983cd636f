-- A VNF package has one row from its creation on; the states that SOL005 B.2 allows are all that the row can hold.
create table vnf_package (
    id uuid primary key,
    version bigint not null,
    created_at timestamptz not null,
    onboarding_state text not null
        constraint vnf_package_onboarding_state
        check (onboarding_state in ('CREATED', 'UPLOADING', 'PROCESSING', 'ONBOARDED', 'ERROR')),
    operational_state text not null
        constraint vnf_package_operational_state check (operational_state in ('ENABLED', 'DISABLED')),
    user_defined_data jsonb not null,
    -- Who uploads at present, and until when it is believed to be alive.
    upload_id uuid,
    upload_lease_until timestamptz,
    onboarding_failure jsonb,
    vnfd_id text,
    vnfd jsonb,
    contents jsonb,
    content_sha256 text,
    content_length bigint,
    onboarded_at timestamptz,
    constraint vnf_package_enabled_is_onboarded check (operational_state = 'DISABLED' or onboarding_state = 'ONBOARDED'),
    constraint vnf_package_upload_has_lease
        check ((onboarding_state in ('UPLOADING', 'PROCESSING')) = (upload_id is not null)
            and (upload_id is null) = (upload_lease_until is null)),
    constraint vnf_package_error_has_reason check ((onboarding_state = 'ERROR') = (onboarding_failure is not null)),
    constraint vnf_package_onboarded_is_whole
        check (num_nonnulls(vnfd_id, vnfd, contents, content_sha256, content_length, onboarded_at)
            = case onboarding_state when 'ONBOARDED' then 6 else 0 end)
);

-- A vnfdId names one package (SOL005 9.5.2.5).
create unique index vnf_package_vnfd_id on vnf_package (vnfd_id);
