-- The history of each VNFC's Click configuration: what, when, who and why.
CREATE TABLE agent_configuration (
    vnfc_id        uuid NOT NULL REFERENCES agent ON DELETE CASCADE,
    version        bigint NOT NULL CHECK (version > 0),
    state          text NOT NULL CHECK (state IN ('PROPOSED', 'ASSIGNED', 'REFUSED', 'ABANDONED')),
    file_name      text NOT NULL,
    text           text NOT NULL,
    element_policy text[] NOT NULL,
    who            text NOT NULL,
    why            text NOT NULL,
    assigned_at    timestamptz NOT NULL,
    PRIMARY KEY (vnfc_id, version)
);
CREATE UNIQUE INDEX agent_configuration_one_proposed ON agent_configuration (vnfc_id) WHERE state = 'PROPOSED';
ALTER TABLE agent ADD CONSTRAINT agent_desired_version_exists
    FOREIGN KEY (vnfc_id, desired_version) REFERENCES agent_configuration (vnfc_id, version) DEFERRABLE INITIALLY DEFERRED;
COMMENT ON COLUMN agent_configuration.state IS 'PROPOSED while the agent is asked; then ASSIGNED, REFUSED by the agent, or ABANDONED because it did not answer';
