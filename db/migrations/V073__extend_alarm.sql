-- why: an alarm says when it was acknowledged, what it was escalated to, and which resource is at fault (SOL003 7.5.2.4, SOL002 7.4.4).
alter table alarm
  add column alarm_acknowledged_time timestamptz,
  add column escalated_severity text
    constraint alarm_escalated_severity_known check (escalated_severity in ('CRITICAL', 'MAJOR', 'MINOR', 'WARNING')),
  add column faulty_resource jsonb;

update alarm set alarm_acknowledged_time = coalesce(alarm_changed_time, alarm_raised_time) where ack_state = 'ACKNOWLEDGED';

alter table alarm
  add constraint alarm_acknowledged_has_time
    check ((ack_state = 'ACKNOWLEDGED') = (alarm_acknowledged_time is not null));

create index alarm_cleared_time on alarm (alarm_cleared_time);
