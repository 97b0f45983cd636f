#include "elements/standard/setcrc32.hh"

#include <rte_byteorder.h>
#include <rte_net_crc.h>
#include <cstring>

#include "graph/registry.hh"

namespace click {

PortId SetCRC32::process(Packet& packet) {
  rte_le32_t crc = rte_cpu_to_le_32(rte_net_crc_calc(packet.data(), packet.length(), RTE_NET_CRC32_ETH));
  if (!packet.put(sizeof crc)) return dropped(DropReason::kNoMemory);
  std::memcpy(packet.writable_data() + packet.length() - sizeof crc, &crc, sizeof crc);
  return 0;
}

REGISTER_ELEMENT(SetCRC32);

}  // namespace click
