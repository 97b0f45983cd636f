#include "elements/routing/linuxiplookup.hh"

#include <algorithm>
#include <fstream>
#include <sstream>

#include "graph/args.hh"
#include "graph/registry.hh"

namespace click {

namespace {

constexpr const char* kRoutes = "/proc/net/route";
constexpr unsigned kUsable = 0x1;
constexpr unsigned kReject = 0x200;

}  // namespace

Status LinuxIPLookup::configure(Args& args) {
  Status status = args.rest(devices_).finish();
  if (devices_.empty()) status.add(Status::error("expected names of interfaces"));
  if (static_cast<int>(devices_.size()) + 1 != output_count()) {
    status.add(Status::error("with " + std::to_string(devices_.size()) + " interfaces there must be " +
                             std::to_string(devices_.size() + 1) + " outputs"));
  }
  return status;
}

// "eth0 00000000 010A000A 0003 0 0 0 00000000 ...": addresses are in memory order as hexadecimal numbers.
Status LinuxIPLookup::read_route(const std::string& line) {
  std::istringstream stream(line);
  std::string device;
  Route route;
  unsigned flags = 0;
  unsigned skipped = 0;
  stream >> device >> std::hex >> route.prefix.address.raw >> route.gateway.raw >> flags >> std::dec >> skipped >>
      skipped >> skipped >> std::hex >> route.prefix.mask.raw;
  if (!stream) return Status::error(std::string(kRoutes) + " has a line that is not understood: " + line);
  if ((flags & kUsable) == 0) return Status::ok();
  auto found = std::ranges::find(devices_, device);
  route.output = static_cast<int>(found - devices_.begin());
  if ((flags & kReject) != 0) route.output = static_cast<int>(devices_.size());
  // The kernel lists the best metric first.
  if (table_.find(route.prefix) == nullptr) table_.set(route);
  return Status::ok();
}

Status LinuxIPLookup::initialize() {
  std::ifstream stream(kRoutes);
  if (!stream) return Status::error(std::string(kRoutes) + " cannot be read");
  Status status;
  std::string line;
  std::getline(stream, line);  // titles
  while (std::getline(stream, line)) status.add(read_route(line));
  if (status) status.add(table_.compile());
  return status;
}

void LinuxIPLookup::push(PortId, PacketBatch batch) {
  uint32_t addresses[kBatchSize];
  uint32_t hops[kBatchSize];
  PortId verdicts[kBatchSize];
  for (unsigned i = 0; i < batch.size(); ++i) addresses[i] = batch[i].destination_ip();
  table_.look_up(addresses, hops, batch.size());
  for (unsigned i = 0; i < batch.size(); ++i) {
    const RouteTable::NextHop& hop = table_.next_hop(hops[i]);
    verdicts[i] = hop.output >= 0 ? hop.output : output_count() - 1;
    if (hop.gateway.raw != 0) batch[i].set_destination_ip(hop.gateway.raw);
  }
  distribute(std::move(batch), verdicts);
}

REGISTER_ELEMENT(LinuxIPLookup, kHostFiles);

}  // namespace click
