#include "elements/arp/arptable.hh"

#include <chrono>

#include "graph/registry.hh"
#include "graph/router.hh"
#include "graph/value_handlers.hh"
#include "support/text.hh"

namespace click {

namespace {

constexpr std::chrono::seconds kSweep{1};

}  // namespace

ARPTable::~ARPTable() { lose(table_.clear(), DropReason::kStopped); }

Status ARPTable::configure(Args& args) {
  ArpTable::Limits limits;
  std::chrono::nanoseconds timeout(limits.timeout);
  uint32_t slim_factor = 2;
  Status status = args.keyword("TIMEOUT", timeout)
                      .keyword("CAPACITY", limits.packets)
                      .keyword("ENTRY_CAPACITY", limits.entries)
                      .keyword("ENTRY_PACKET_CAPACITY", limits.packets_per_entry)
                      .keyword("CAPACITY_SLIM_FACTOR", slim_factor)
                      .check([&] { return slim_factor > 0; }, "CAPACITY_SLIM_FACTOR must be positive")
                      .finish();
  limits.timeout = timeout.count() == 0 ? INT64_MAX : timeout.count();
  if (limits.packets == 0) limits.packets = UINT32_MAX;
  table_.set_limits(limits);
  return status;
}

Status ARPTable::initialize() {
  timer_.initialize();
  timer_.schedule_after(kSweep);
  return Status::ok();
}

Status ARPTable::take_state(Element& previous) {
  table_.swap_entries(static_cast<ARPTable&>(previous).table_);
  return Status::ok();
}

void ARPTable::lose(const std::vector<rte_mbuf*>& packets, DropReason reason) {
  for (rte_mbuf* mbuf : packets) drop(Packet(mbuf), reason);
}

void ARPTable::run_timer(Timer&) {
  lose(table_.expire(router().now()), DropReason::kUnresolved);
  timer_.reschedule_after(kSweep);
}

Status ARPTable::insert(std::string_view text) {
  IpAddress address;
  EtherAddress ether;
  std::vector<std::string> words = split_words(text);
  ArgumentContext context{*this};
  if (words.size() != 2 || ArgumentType<IpAddress>::parse(words[0], address, context) ||
      ArgumentType<EtherAddress>::parse(words[1], ether, context)) {
    return Status::error("expected `IP ETH', not '" + std::string(text) + "'");
  }
  int64_t now = router().now();
  ArpTable::Entry* entry = table_.find_or_add(address, now);
  if (entry == nullptr) return Status::error("the table is full");
  table_.set(*entry, ether, now);
  return Status::ok();
}

void ARPTable::add_handlers(Handlers& handlers) {
  handlers.read("table", [this] { return table_.text(router().now()); });
  handlers.read("drops", [this] { return std::to_string(total_drops()); });
  handlers.read("count", [this] { return std::to_string(table_.size()); });
  handlers.read("length", [this] { return std::to_string(table_.waiting()); });
  handlers.write("insert", [this](std::string_view text) { return insert(text); });
  handlers.write("delete", [this](std::string_view text) {
    IpAddress address;
    Status status = Args({std::string(text)}, *this).mandatory("IP", address).finish();
    if (status) lose(table_.forget(address), DropReason::kUnresolved);
    return status;
  });
  add_action_handler(handlers, "clear", [this] { lose(table_.clear(), DropReason::kUnresolved); });
}

REGISTER_ELEMENT(ARPTable);

}  // namespace click
