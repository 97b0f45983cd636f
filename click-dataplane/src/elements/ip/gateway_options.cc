#include "elements/ip/gateway_options.hh"

#include <algorithm>

#include "graph/timer.hh"

namespace click {

namespace {

constexpr uint8_t kEnd = 0;
constexpr uint8_t kNothing = 1;
constexpr uint8_t kRecordRoute = 7;
constexpr uint8_t kTimestamp = 68;
constexpr int kFine = -1;

// Milliseconds since midnight UT, as RFC 791 wants them.
uint32_t time_of_day() { return static_cast<uint32_t>(wall_time() / 1'000'000 % 86'400'000); }

}  // namespace

// True if all is well; otherwise `wrong` is the place of the mistake in the option.
bool GatewayOptions::record_route(uint8_t* option, int length, int& wrong) const {
  int pointer = length >= 3 ? option[2] : 0;
  wrong = 2;
  if (pointer < 4) return false;
  if (pointer > length) return true;  // full
  if (pointer + 3 > length) return false;
  std::memcpy(option + pointer - 1, &address_.raw, 4);
  option[2] = static_cast<uint8_t>(pointer + 4);
  return true;
}

bool GatewayOptions::record_time(uint8_t* option, int length, int& wrong) const {
  wrong = 2;
  if (length < 4) return false;
  int pointer = option[2];
  int flag = option[3] & 15;
  if (pointer < 5) return false;
  int needed = flag == 0 ? 4 : 8;
  if (flag != 0 && flag != 1 && flag != 3) {
    wrong = 3;
    return false;
  }
  if (pointer > length) {
    // Full: the upper four bits count those who found no room, and must not overflow.
    wrong = 3;
    if ((option[3] >> 4) == 15) return false;
    option[3] = static_cast<uint8_t>(option[3] + 16);
    return true;
  }
  if (pointer + needed - 1 > length) return false;
  uint8_t* at = option + pointer - 1;
  IpAddress named;
  std::memcpy(&named.raw, at, 4);
  bool ours = named == address_ || std::ranges::find(others_, named) != others_.end();
  if (flag == 3 && !ours) return true;
  if (flag == 1) std::memcpy(at, &address_.raw, 4);
  uint32_t now = rte_cpu_to_be_32(time_of_day());
  std::memcpy(at + needed - 4, &now, 4);
  option[2] = static_cast<uint8_t>(pointer + needed);
  return true;
}

// kFine, or the place of the mistake counted from the first option.
int GatewayOptions::walk_options(uint8_t* options, int length) const {
  for (int at = 0; at < length && options[at] != kEnd;) {
    if (options[at] == kNothing) {
      ++at;
      continue;
    }
    int own = at + 1 < length ? options[at + 1] : 0;
    if (own < 2 || at + own > length) return at + 1;
    int wrong = 0;
    bool well = options[at] == kRecordRoute ? record_route(options + at, own, wrong)
                : options[at] == kTimestamp ? record_time(options + at, own, wrong)
                                            : true;
    if (!well) return at + wrong;
    at += own;
  }
  return kFine;
}

PortId GatewayOptions::handle(Packet& packet) const {
  rte_ipv4_hdr* header = writable_ip_header(packet);
  if (header == nullptr) return dropped(DropReason::kNoMemory);
  auto length = static_cast<int>(ip_header_length(*header));
  constexpr int kFixed = sizeof(rte_ipv4_hdr);
  int wrong = walk_options(reinterpret_cast<uint8_t*>(header) + kFixed, length - kFixed);
  header->hdr_checksum = 0;
  header->hdr_checksum = static_cast<uint16_t>(~rte_raw_cksum(header, static_cast<size_t>(length)));
  if (wrong == kFine) return 0;
  packet.set_annotation(kIcmpParameterProblem, static_cast<uint8_t>(kFixed + wrong));
  return 1;
}

}  // namespace click
