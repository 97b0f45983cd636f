-- why: when many agents are lost at once that is one fault; the alarms of the single ones name its alarm as their root (SOL003 7.5.2.4).
alter table alarm
  add column root_alarm_id uuid
    constraint alarm_has_root references alarm (id) on delete set null,
  drop constraint alarm_cause_check,
  add constraint alarm_cause_known
    check (cause in ('HEARTBEAT_LOST', 'AGENT_RESTARTED', 'SECURITY_BREACH', 'AGENTS_LOST'));

create index alarm_root on alarm (root_alarm_id) where root_alarm_id is not null;

create unique index alarm_one_loss_of_many on alarm (coalesce(tenant, ''))
  where cause = 'AGENTS_LOST' and alarm_cleared_time is null;
