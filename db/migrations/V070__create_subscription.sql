-- why: who wants to be told what, and where (SOL003 5.5.2.15 and its like in the other interfaces); PM jobs and thresholds name their callback themselves and are such a row too.
create table subscription (
  id uuid primary key,
  api text not null
    constraint subscription_api_known check (api in ('vnflcm', 'vnfpkgm', 'vnffm', 'vnfpm', 'vnfind')),
  consumer text not null,
  callback_uri text not null,
  authentication bytea,
  terms jsonb not null,
  fingerprint text not null,
  api_root text not null,
  created_at timestamptz not null,
  constraint subscription_once unique (api, consumer, callback_uri, fingerprint)
);

comment on column subscription.consumer is 'the client that subscribed, the only one that sees it';
comment on column subscription.authentication is 'sealed with the master key';
comment on column subscription.terms is 'the rest of the request: filter, verbosity';
comment on column subscription.fingerprint is 'hexadecimal SHA-256 of the terms; equal subscriptions are one';
comment on column subscription.api_root is 'how the consumer reaches this VNFM, for the links in notifications';
