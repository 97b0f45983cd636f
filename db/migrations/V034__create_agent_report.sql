-- The latest report of each agent, written once a second: small rows with room to be updated in place.
CREATE TABLE agent_report (
    vnfc_id     uuid PRIMARY KEY REFERENCES agent ON DELETE CASCADE,
    boot_epoch  uuid NOT NULL,
    sequence    bigint NOT NULL,
    received_at timestamptz NOT NULL,
    report      jsonb NOT NULL
) WITH (fillfactor = 50);
