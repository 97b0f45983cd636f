// Any packet may reach any element. An input is: two bytes that name the element, one that says how packets come
// (annotations, input), then packets: two bytes of length and the bytes.

#include <map>

#include "harness.hh"
#include "target.hh"

namespace {

using namespace click;

// Whether anything in front of the packet marked its headers, and where.
void annotate(Packet packet, uint8_t how) {
  if ((how & 1) == 0) return;
  auto at = static_cast<int32_t>((how & 2) != 0 ? 14 : 0);
  if (packet.length() < static_cast<uint32_t>(at) + 20) return;  // as CheckIPHeader and MarkIPHeader demand
  uint32_t header = (packet.data()[at] & 15u) * 4;
  if (header < 20 || packet.length() < static_cast<uint32_t>(at) + header) header = 20;
  packet.set_mac_header(0);
  packet.set_network_header(at, header);
  if ((how & 4) != 0) packet.set_destination_ip(0x0100000a);
  if ((how & 8) != 0) packet.set_paint(how);
}

void run(const uint8_t* data, size_t size) {
  if (size < 4) return;
  const fuzz::Subject& subject = fuzz::subjects()[(data[0] << 8 | data[1]) % fuzz::subjects().size()];
  std::unique_ptr<Router> router = fuzz::set_up(subject);
  if (!router) std::abort();
  uint8_t how = data[2];
  size_t at = 3;
  for (int count = 0; at + 2 <= size && count < 16; ++count) {
    size_t length = std::min<size_t>((data[at] << 8 | data[at + 1]) & 0x7ff, size - at - 2);
    at += 2;
    Packet packet = fuzz::make_packet({reinterpret_cast<const char*>(data + at), length},
                                      static_cast<uint16_t>((how & 16) != 0 ? 128 : 0));
    annotate(packet, how);
    fuzz::give(*router, (how >> 5) % subject.inputs, packet);
    at += length;
  }
  for (const auto& element : router->elements()) {
    for (const auto& [name, handler] : router->handlers_of(*element).all()) {
      if (handler.read && !handler.local) (void)handler.read("");
    }
  }
}

}  // namespace

const fuzz::Target fuzz::kPackets{"packets", fuzz::start, run, [] { return fuzz::subjects().size(); }, {}};
