-- Alarms after SOL003 7.5.2.4. One fault has one open alarm, however many VNFMs see it.
CREATE TABLE alarm (
    id                  uuid PRIMARY KEY,
    managed_object_id   uuid NOT NULL,
    vnfc_id             uuid NOT NULL,
    cause               text NOT NULL CHECK (cause IN ('HEARTBEAT_LOST', 'AGENT_RESTARTED', 'SECURITY_BREACH')),
    detail              text NOT NULL,
    alarm_raised_time   timestamptz NOT NULL,
    alarm_changed_time  timestamptz,
    alarm_cleared_time  timestamptz,
    ack_state           text NOT NULL DEFAULT 'UNACKNOWLEDGED' CHECK (ack_state IN ('UNACKNOWLEDGED', 'ACKNOWLEDGED')),
    version             integer NOT NULL DEFAULT 0
);
CREATE UNIQUE INDEX alarm_one_open ON alarm (vnfc_id, cause) WHERE alarm_cleared_time IS NULL;
CREATE INDEX alarm_managed_object_id ON alarm (managed_object_id);
