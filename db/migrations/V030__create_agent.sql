-- The agents of VNFCs: whom a token was minted for, whether it was used, and which configuration counts.
CREATE TABLE agent (
    vnfc_id           uuid PRIMARY KEY,
    vnf_instance_id   uuid NOT NULL,
    vnf_lcm_op_occ_id uuid NOT NULL,
    token_hash        text NOT NULL,
    token_expires_at  timestamptz NOT NULL,
    token_key_hash    text,
    enrolled_at       timestamptz,
    desired_version   bigint,
    retired_at        timestamptz,
    created_at        timestamptz NOT NULL
);
CREATE INDEX agent_vnf_instance_id ON agent (vnf_instance_id);
COMMENT ON COLUMN agent.token_hash IS 'hexadecimal SHA-256 of the one-time token';
COMMENT ON COLUMN agent.token_key_hash IS 'hexadecimal SHA-256 of the public key that burned the token; null while it is unused';
COMMENT ON COLUMN agent.desired_version IS 'decides what the agent runs, whatever it runs now; null before the first configuration';
COMMENT ON COLUMN agent.retired_at IS 'from then on the VNFC is being taken away and its silence is no fault';
