-- why: a notification commits together with what it tells of, and stays until its receiver has taken it.
create table notification_outbox (
  sequence bigint generated always as identity primary key,
  notification_id uuid not null,
  subscription_id uuid not null
    constraint notification_outbox_of_subscription references subscription (id) on delete cascade,
  subject uuid not null,
  body text not null,
  created_at timestamptz not null,
  attempts int not null default 0,
  last_error text
);

create index notification_outbox_lane on notification_outbox (subscription_id, subject, sequence);
create index notification_outbox_created_at on notification_outbox (created_at);

comment on column notification_outbox.subject is 'what is told of (VNF instance, package, …); notifications of one subject are delivered in order';
