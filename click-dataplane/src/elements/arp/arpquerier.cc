#include "elements/arp/arpquerier.hh"

#include <chrono>

#include "elements/arp/arp_packet.hh"
#include "graph/args.hh"
#include "graph/registry.hh"
#include "graph/router.hh"
#include "graph/value_handlers.hh"
#include "packet/ip_header.hh"
#include "support/text.hh"

namespace click {

namespace {

constexpr std::chrono::seconds kSweep{1};

// RFC 1112 6.4: the low 23 bits of the group.
EtherAddress multicast_ether(uint32_t raw) {
  uint32_t group = rte_be_to_cpu_32(raw);
  return {{0x01, 0x00, 0x5e, static_cast<uint8_t>((group >> 16) & 0x7f), static_cast<uint8_t>(group >> 8),
           static_cast<uint8_t>(group)}};
}

}  // namespace

ARPQuerier::~ARPQuerier() { lose(own_table_.clear(), DropReason::kStopped); }

Status ARPQuerier::configure(Args& args) {
  std::string address;
  std::string ether;
  bool has_ether = false;
  bool has_broadcast = false;
  bool has_table = false;
  Element* table = nullptr;
  ArpTable::Limits limits;
  std::chrono::nanoseconds timeout(limits.timeout);
  Status status = args.mandatory("IP", address)
                      .positional("ETH", ether, &has_ether)
                      .keyword("TIMEOUT", timeout)
                      .keyword("POLL_TIMEOUT", poll_timeout_)
                      .keyword("BROADCAST", broadcast_, &has_broadcast)
                      .keyword("BROADCAST_POLL", broadcast_poll_)
                      .keyword("TABLE", table, &has_table)
                      .keyword("CAPACITY", limits.packets)
                      .keyword("ENTRY_CAPACITY", limits.entries)
                      .keyword("ENTRY_PACKET_CAPACITY", limits.packets_per_entry)
                      .finish();
  if (!status) return status;
  limits.timeout = timeout.count() == 0 ? INT64_MAX : timeout.count();
  own_table_.set_limits(limits);
  if (has_table) {
    auto* holder = dynamic_cast<ArpTableHolder*>(table);
    if (holder == nullptr) return Status::error("TABLE: '" + table->declaration() + "' is no ARPTable");
    table_ = &holder->arp_table();
  }
  IpPrefix prefix;
  bool has_prefix = !ArgumentType<IpPrefix>::parse(address, prefix, args.context());
  if (ArgumentType<IpAddress>::parse(address, address_, args.context())) {
    if (!has_prefix) status.add(Status::error("IP: expected an IP address, not '" + address + "'"));
    address_ = prefix.address;
  }
  if (ParseError error = ArgumentType<EtherAddress>::parse(has_ether ? ether : address, ether_, args.context())) {
    status.add(Status::error("ETH: " + *error));
  }
  if (!has_broadcast && has_prefix && prefix.contains(address_) && prefix.length() < 31) {
    broadcast_.raw = prefix.address.raw | ~prefix.mask.raw;
  }
  return status;
}

Status ARPQuerier::initialize() {
  timer_.initialize();
  if (table_ == &own_table_) timer_.schedule_after(kSweep);
  return Status::ok();
}

Status ARPQuerier::take_state(Element& previous) {
  auto& before = static_cast<ARPQuerier&>(previous);
  queries_ = before.queries_;
  responses_ = before.responses_;
  if (before.address_ == address_ && before.ether_ == ether_) own_table_.swap_entries(before.own_table_);
  return Status::ok();
}

void ARPQuerier::push(PortId in, PacketBatch batch) {
  int64_t now = router().now();
  if (in == 1) {
    for (Packet packet : batch) handle_answer(packet, now);
    batch.release();
    return;
  }
  PortId verdicts[kBatchSize];
  for (unsigned i = 0; i < batch.size(); ++i) {
    Packet packet = batch[i];
    verdicts[i] = send(packet, now);
    batch.set(i, packet);
  }
  distribute(std::move(batch), verdicts);
}

PortId ARPQuerier::encapsulate(Packet& packet, const EtherAddress& destination) const {
  if (!packet.push(sizeof(rte_ether_hdr))) return dropped(DropReason::kNoMemory);
  auto* header = rte_pktmbuf_mtod(packet.mbuf(), rte_ether_hdr*);
  std::memcpy(&header->dst_addr, destination.bytes.data(), 6);
  std::memcpy(&header->src_addr, ether_.bytes.data(), 6);
  header->ether_type = RTE_BE16(RTE_ETHER_TYPE_IPV4);
  return 0;
}

PortId ARPQuerier::send(Packet& packet, int64_t now) {
  IpAddress to{packet.destination_ip()};
  if (ArpTable::Entry* entry = table_->find(to); entry != nullptr && table_->is_fresh(*entry, now)) [[likely]] {
    if (table_->should_poll(*entry, now, poll_timeout_.count())) {
      entry->asked = now;
      ask(packet, to, broadcast_poll_ ? kEtherBroadcast : entry->ether);
    }
    if (!entry->waiting.empty()) [[unlikely]]  // the address was put in by hand
      release(table_->learn(*entry, entry->ether, entry->answered), entry->ether);
    return encapsulate(packet, entry->ether);
  }
  if (to.raw == 0) return dropped(DropReason::kUnresolved);
  if (to.raw == 0xffffffff || to == broadcast_) return encapsulate(packet, kEtherBroadcast);
  if (is_multicast(to.raw)) return encapsulate(packet, multicast_ether(to.raw));
  return hold(packet, to, now);
}

PortId ARPQuerier::hold(Packet packet, IpAddress to, int64_t now) {
  ArpTable::Entry* entry = table_->find_or_add(to, now);
  if (entry == nullptr) return dropped(DropReason::kTableFull);
  if (entry->known) {  // its answer is too old
    entry->known = false;
    entry->created = now;
  }
  if (now - entry->asked >= ArpTable::kQueryInterval) {
    entry->asked = now;
    ask(packet, to, kEtherBroadcast);
  }
  if (rte_mbuf* loser = table_->keep(*entry, packet.mbuf())) drop(Packet(loser), DropReason::kQueueFull);
  return kConsumed;
}

// `cause` is the packet that wants to go there; its VLAN is asked.
void ARPQuerier::ask(const Packet& cause, IpAddress about, const EtherAddress& destination) {
  ArpFrame question = make_arp(RTE_ARP_OP_REQUEST, {ether_, address_}, {{}, about}, destination);
  Packet packet = packet_pool().make({reinterpret_cast<const char*>(&question), sizeof question});
  if (!packet) {
    count_drops(DropReason::kNoMemory, 1);
    return;
  }
  if (auto vlan = cause.annotation<uint16_t>(kVlanTci)) packet.set_annotation(kVlanTci, vlan);
  ++queries_;
  checked_push(output_count() - 1, packet);
}

void ARPQuerier::handle_answer(Packet packet, int64_t now) {
  const ArpFrame* answer = arp_frame(packet);
  if (answer == nullptr || answer->arp.arp_opcode != RTE_BE16(RTE_ARP_OP_REPLY)) {
    drop(packet, DropReason::kMalformed);
    return;
  }
  ++responses_;
  IpAddress about{answer->arp.arp_data.arp_sip};
  EtherAddress ether = ether_address(answer->arp.arp_data.arp_sha);
  ArpTable::Entry* entry = table_->find(about);
  // Only answers to our own questions are believed, and only those that name one station.
  if (entry != nullptr && !ether.group()) release(table_->learn(*entry, ether, now), ether);
  packet.free();
}

void ARPQuerier::release(const std::vector<rte_mbuf*>& packets, const EtherAddress& destination) {
  BatchStorage storage;
  PacketBatch batch = storage.empty();
  for (rte_mbuf* mbuf : packets) {
    Packet packet(mbuf);
    if (encapsulate(packet, destination) != 0) {
      drop(packet, DropReason::kNoMemory);
      continue;
    }
    batch.append(packet);
    if (batch.size() < kBatchSize) continue;
    PacketBatch full(batch.mbufs(), batch.size());
    batch.release();
    output(0).push(std::move(full));
  }
  if (!batch.empty()) output(0).push(std::move(batch));
}

void ARPQuerier::lose(const std::vector<rte_mbuf*>& packets, DropReason reason) {
  for (rte_mbuf* mbuf : packets) drop(Packet(mbuf), reason);
}

void ARPQuerier::run_timer(Timer&) {
  lose(table_->expire(router().now()), DropReason::kUnresolved);
  timer_.reschedule_after(kSweep);
}

Status ARPQuerier::insert(std::string_view text) {
  IpAddress address;
  EtherAddress ether;
  std::vector<std::string> words = split_words(text);
  ArgumentContext context{*this};
  if (words.size() != 2 || ArgumentType<IpAddress>::parse(words[0], address, context) ||
      ArgumentType<EtherAddress>::parse(words[1], ether, context)) {
    return Status::error("expected `IP ETH', not '" + std::string(text) + "'");
  }
  int64_t now = router().now();
  ArpTable::Entry* entry = table_->find_or_add(address, now);
  if (entry == nullptr) return Status::error("the table is full");
  release(table_->learn(*entry, ether, now), ether);
  return Status::ok();
}

void ARPQuerier::add_handlers(Handlers& handlers) {
  handlers.read("table", [this] { return table_->text(router().now()); });
  handlers.read("stats", [this] {
    return std::to_string(total_drops()) + " packets killed\n" + std::to_string(queries_) + " ARP queries sent\n" +
           std::to_string(responses_) + " ARP responses received\n";
  });
  add_read_handler(handlers, "queries", queries_);
  add_read_handler(handlers, "responses", responses_);
  handlers.read("drops", [this] { return std::to_string(total_drops()); });
  handlers.read("count", [this] { return std::to_string(table_->size()); });
  handlers.read("length", [this] { return std::to_string(table_->waiting()); });
  add_value_handlers(handlers, *this, "ipaddr", address_);
  add_read_handler(handlers, "broadcast", broadcast_);
  handlers.write("insert", [this](std::string_view text) { return insert(text); });
  handlers.write("delete", [this](std::string_view text) {
    IpAddress address;
    Status status = Args({std::string(text)}, *this).mandatory("IP", address).finish();
    if (status) lose(table_->forget(address), DropReason::kUnresolved);
    return status;
  });
  add_action_handler(handlers, "clear", [this] { lose(table_->clear(), DropReason::kUnresolved); });
}

REGISTER_ELEMENT(ARPQuerier);

}  // namespace click
