#include "elements/dhcp/dhcpleasepool.hh"

#include <rte_byteorder.h>

#include <algorithm>

#include "graph/args.hh"
#include "graph/handlers.hh"
#include "graph/list_argument.hh"
#include "graph/registry.hh"
#include "graph/router.hh"

namespace click {

namespace {

constexpr int64_t kSecond = 1'000'000'000;
// How long an address is kept for a client that was offered it, and kept from all when somebody else uses it.
constexpr int64_t kOfferTime = 60 * kSecond;
constexpr int64_t kUsedTime = 600 * kSecond;
constexpr uint32_t kLargestPool = 1 << 20;

bool is_mask(uint32_t host_order) { return (~host_order & (~host_order + 1)) == 0 && host_order != 0; }

}  // namespace

Status DHCPLeasePool::configure(Args& args) {
  std::string subnet;
  std::vector<std::string> reserved;
  Status status = args.mandatory("ETH", ether_)
                      .mandatory("IP", server_)
                      .mandatory("MASK", subnet)
                      .keyword("START", start_)
                      .keyword("END", end_)
                      .keyword("ROUTER", routers_)
                      .keyword("DNS", name_servers_)
                      .keyword("DOMAIN", domain_)
                      .keyword("LEASE", default_lease_)
                      .keyword("MAX_LEASE", longest_lease_)
                      .keyword("RESERVED", reserved)
                      .check([&] { return default_lease_.count() >= kSecond; }, "LEASE must be at least a second")
                      .check([&] { return longest_lease_ >= default_lease_; }, "MAX_LEASE is shorter than LEASE")
                      .check([&] { return domain_.size() < 255; }, "DOMAIN is too long")
                      .finish();
  if (status) status.add(read_subnet(subnet));
  if (!status) return status;
  uint32_t host_bits = ~rte_be_to_cpu_32(mask_.raw);
  uint32_t network = rte_be_to_cpu_32(server_.raw & mask_.raw);
  if (start_.raw == 0) start_.raw = rte_cpu_to_be_32(network + 1);
  if (end_.raw == 0) end_.raw = rte_cpu_to_be_32(network + host_bits - 1);
  uint32_t first = rte_be_to_cpu_32(start_.raw);
  uint32_t last = rte_be_to_cpu_32(end_.raw);
  if (!in_subnet(start_) || !in_subnet(end_) || first > last)
    return Status::error("START and END must be in the server's subnet, START first");
  if (last - first >= kLargestPool) return Status::error("the pool is too large; give START and END");
  fill();
  return read_reserved(reserved);
}

// A mask, "192.168.10.0/24", or "192.168.10.0".
Status DHCPLeasePool::read_subnet(const std::string& text) {
  std::optional<IpPrefix> prefix = IpPrefix::parse(text);
  if (!prefix) return Status::error("MASK: expected a mask such as 255.255.255.0 or a network, not '" + text + "'");
  uint32_t value = rte_be_to_cpu_32(prefix->address.raw);
  bool network = text.find('/') != std::string::npos;
  if (network) {
    mask_ = prefix->mask;
  } else if (is_mask(value)) {
    mask_ = prefix->address;
    return Status::ok();
  } else {
    uint32_t bits = (value & 0xffffff) == 0 ? 8 : (value & 0xffff) == 0 ? 16 : 24;
    mask_.raw = rte_cpu_to_be_32(~uint32_t{0} << (32 - bits));
  }
  if (((prefix->address.raw ^ server_.raw) & mask_.raw) == 0) return Status::ok();
  return Status::error("MASK: the server's address " + server_.text() + " is not in " + text);
}

Status DHCPLeasePool::read_reserved(const std::vector<std::string>& words) {
  for (size_t i = 0; i < words.size(); i += 2) {
    std::optional<EtherAddress> client = EtherAddress::parse(words[i]);
    std::optional<IpAddress> address = i + 1 < words.size() ? IpAddress::parse(words[i + 1]) : std::nullopt;
    if (!client || !address) return Status::error("RESERVED: expected `ETH IP', not '" + words[i] + "'");
    if (!in_subnet(*address)) return Status::error("RESERVED: " + address->text() + " is not in the subnet");
    Entry& entry = entries_[rte_be_to_cpu_32(address->raw)];
    entry.reserved = true;
    entry.client = *client;
    clients_[client->bytes] = rte_be_to_cpu_32(address->raw);
  }
  return Status::ok();
}

void DHCPLeasePool::fill() {
  for (uint32_t i = rte_be_to_cpu_32(start_.raw); i <= rte_be_to_cpu_32(end_.raw); ++i) {
    if (i != rte_be_to_cpu_32(server_.raw)) entries_.emplace(i, Entry{});
  }
}

Status DHCPLeasePool::take_state(Element& previous) {
  auto& before = static_cast<DHCPLeasePool&>(previous);
  for (const auto& [address, old] : before.entries_) {
    auto found = entries_.find(address);
    if (found == entries_.end() || found->second.reserved || old.reserved) continue;
    found->second = old;
    if (old.state == State::kOffered || old.state == State::kLeased) clients_[old.client.bytes] = address;
  }
  return Status::ok();
}

uint32_t DHCPLeasePool::lease_time(std::optional<uint32_t> asked) const {
  auto seconds = [](std::chrono::nanoseconds time) {
    return static_cast<uint32_t>(std::min<int64_t>(time.count() / kSecond, UINT32_MAX));
  };
  return asked && *asked > 0 ? std::min(*asked, seconds(longest_lease_)) : seconds(default_lease_);
}

bool DHCPLeasePool::is_free(const Entry& entry, int64_t now) const {
  return entry.state == State::kFree || entry.until <= now;
}

DHCPLeasePool::Entry* DHCPLeasePool::find(IpAddress address) {
  auto found = entries_.find(rte_be_to_cpu_32(address.raw));
  return found == entries_.end() ? nullptr : &found->second;
}

// What the client has, or had and nobody else got since.
DHCPLeasePool::Entry* DHCPLeasePool::of_client(const EtherAddress& client, IpAddress& address) {
  auto found = clients_.find(client.bytes);
  if (found == clients_.end()) return nullptr;
  auto entry = entries_.find(found->second);
  if (entry == entries_.end() || !(entry->second.client == client)) return nullptr;
  address.raw = rte_cpu_to_be_32(found->second);
  return &entry->second;
}

std::optional<IpAddress> DHCPLeasePool::address_of(const EtherAddress& client) const {
  IpAddress address;
  const Entry* entry = const_cast<DHCPLeasePool*>(this)->of_client(client, address);
  bool has = entry != nullptr && (entry->state == State::kOffered || entry->state == State::kLeased);
  return has && entry->until > router().now() ? std::optional(address) : std::nullopt;
}

// The free address that nobody else has had for longest.
uint32_t DHCPLeasePool::next_free(const EtherAddress&) const {
  int64_t now = router().now();
  uint32_t best = 0;
  int64_t since = INT64_MAX;
  for (const auto& [address, entry] : entries_) {
    if (entry.reserved || !is_free(entry, now)) continue;
    int64_t free_since = entry.state == State::kFree ? entry.free_since : entry.until;
    if (free_since >= since) continue;
    since = free_since;
    best = address;
    if (since == 0) break;  // it was never used
  }
  return best;
}

std::optional<IpAddress> DHCPLeasePool::offer(const EtherAddress& client, std::optional<IpAddress> wanted) {
  int64_t now = router().now();
  IpAddress address;
  Entry* entry = of_client(client, address);
  if (entry != nullptr && entry->state == State::kUsed && entry->until > now) entry = nullptr;
  if (entry == nullptr && wanted) {
    entry = find(*wanted);
    address = *wanted;
    if (entry != nullptr && (entry->reserved || !is_free(*entry, now))) entry = nullptr;
  }
  if (entry == nullptr) {
    uint32_t free = next_free(client);
    if (free == 0) return std::nullopt;
    address.raw = rte_cpu_to_be_32(free);
    entry = find(address);
  }
  if (entry->state == State::kLeased && entry->until > now) return address;
  entry->state = State::kOffered;
  entry->client = client;
  entry->until = now + kOfferTime;
  clients_[client.bytes] = rte_be_to_cpu_32(address.raw);
  return address;
}

bool DHCPLeasePool::lease(const EtherAddress& client, IpAddress address, uint32_t seconds) {
  IpAddress own;
  Entry* entry = of_client(client, own);
  if (entry == nullptr || !(own == address) || entry->state == State::kUsed) return false;
  entry->state = State::kLeased;
  entry->until = router().now() + int64_t{seconds} * kSecond;
  return true;
}

void DHCPLeasePool::release(const EtherAddress& client, IpAddress address) {
  IpAddress own;
  Entry* entry = of_client(client, own);
  if (entry == nullptr || !(own == address) || entry->state == State::kUsed) return;
  entry->state = State::kFree;
  entry->free_since = router().now();
}

void DHCPLeasePool::mark_used(IpAddress address) {
  Entry* entry = find(address);
  if (entry == nullptr) return;
  entry->state = State::kUsed;
  entry->until = router().now() + kUsedTime;
}

void DHCPLeasePool::add_handlers(Handlers& handlers) {
  handlers.read("leases", [this] {
    std::string text;
    int64_t now = router().now();
    for (const auto& [address, entry] : entries_) {
      if (entry.state != State::kLeased || entry.until <= now) continue;
      text += IpAddress{rte_cpu_to_be_32(address)}.text() + " " + entry.client.text() + " " +
              std::to_string((entry.until - now) / kSecond) + "\n";
    }
    return text;
  });
  auto count = [this](auto counts) {
    return std::to_string(
        std::count_if(entries_.begin(), entries_.end(), [&](const auto& e) { return counts(e.second); }));
  };
  handlers.read("leased_count", [this, count] {
    return count([now = router().now()](const Entry& e) { return e.state == State::kLeased && e.until > now; });
  });
  handlers.read("free_count", [this, count] {
    return count([this, now = router().now()](const Entry& e) { return is_free(e, now); });
  });
  handlers.read("server", [this] { return server_.text(); });
  handlers.write("release", [this](std::string_view text) {
    IpAddress address;
    Status status = Args({std::string(text)}, *this).mandatory("IP", address).finish();
    if (!status) return status;
    Entry* entry = find(address);
    if (entry == nullptr) return Status::error(address.text() + " is not in the pool");
    entry->state = State::kFree;
    entry->free_since = router().now();
    return status;
  });
}

REGISTER_ELEMENT(DHCPLeasePool);
REGISTER_ELEMENT_AS(DHCPLeasePool, LeasePool);

}  // namespace click
