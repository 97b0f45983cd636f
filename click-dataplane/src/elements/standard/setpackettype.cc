#include "elements/standard/setpackettype.hh"

#include "graph/args.hh"
#include "graph/registry.hh"

namespace click {

Status SetPacketType::configure(Args& args) {
  static constexpr std::pair<std::string_view, PacketType> kNames[] = {
      {"HOST", PacketType::kHost},           {"BROADCAST", PacketType::kBroadcast},
      {"MULTICAST", PacketType::kMulticast}, {"OTHERHOST", PacketType::kOtherHost},
      {"OUTGOING", PacketType::kOutgoing},   {"LOOPBACK", PacketType::kLoopback},
      {"FASTROUTE", PacketType::kFastRoute}};
  std::string name;
  Status status = args.mandatory("TYPE", name).finish();
  if (!status) return status;
  for (auto [known, type] : kNames) {
    if (name != known) continue;
    type_ = type;
    return status;
  }
  return Status::error("TYPE: expected HOST, BROADCAST, MULTICAST, OTHERHOST, OUTGOING or LOOPBACK, not '" + name +
                       "'");
}

REGISTER_ELEMENT(SetPacketType);

}  // namespace click
