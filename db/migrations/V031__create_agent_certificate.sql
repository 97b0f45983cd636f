-- Every certificate that an agent was given; a certificate that is not here, or revoked, opens nothing.
CREATE TABLE agent_certificate (
    serial_number text PRIMARY KEY,
    vnfc_id       uuid NOT NULL,
    issued_at     timestamptz NOT NULL,
    expires_at    timestamptz NOT NULL,
    revoked_at    timestamptz
);
CREATE INDEX agent_certificate_vnfc_id ON agent_certificate (vnfc_id);
CREATE INDEX agent_certificate_expires_at ON agent_certificate (expires_at);
COMMENT ON COLUMN agent_certificate.vnfc_id IS 'no foreign key: revocations outlive the VNFC';
