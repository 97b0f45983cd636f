#include "elements/standard/checkcrc32.hh"

#include <rte_byteorder.h>
#include <rte_net_crc.h>
#include <cstring>
#include <string>

#include "graph/handlers.hh"
#include "graph/registry.hh"

namespace click {

PortId CheckCRC32::process(Packet& packet) {
  rte_le32_t crc;
  if (packet.length() < sizeof crc) return dropped(DropReason::kTooShort);
  uint32_t length = packet.length() - sizeof crc;
  std::memcpy(&crc, packet.data() + length, sizeof crc);
  if (rte_le_to_cpu_32(crc) != rte_net_crc_calc(packet.data(), length, RTE_NET_CRC32_ETH))
    return dropped(DropReason::kBadChecksum);
  packet.take(sizeof crc);
  return 0;
}

void CheckCRC32::add_handlers(Handlers& handlers) {
  handlers.read("drops", [this] { return std::to_string(total_drops()); });
}

REGISTER_ELEMENT(CheckCRC32);

}  // namespace click
