-- Every run of an agent's process that reported; an old one cannot come back.
CREATE TABLE agent_boot (
    vnfc_id       uuid NOT NULL REFERENCES agent ON DELETE CASCADE,
    boot_epoch    uuid NOT NULL,
    first_seen_at timestamptz NOT NULL,
    PRIMARY KEY (vnfc_id, boot_epoch)
);
