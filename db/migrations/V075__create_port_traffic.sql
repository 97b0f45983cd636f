-- why: what went through the ports of VNFCs, in the same periods as vnfc_usage.
create table port_traffic (
  vnfc_id uuid not null,
  port text not null,
  period int not null,
  start timestamptz not null,
  rx_packets bigint not null,
  rx_bytes bigint not null,
  tx_packets bigint not null,
  tx_bytes bigint not null,
  rx_dropped bigint not null,
  tx_dropped bigint not null,
  primary key (vnfc_id, port, period, start)
);

create index port_traffic_start on port_traffic (period, start);
