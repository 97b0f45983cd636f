#pragma once

#include <optional>
#include <string_view>

#include "graph/element.hh"
#include "packet/packet.hh"
#include "rules/decision.hh"
#include "rules/packet_views.hh"
#include "support/status.hh"

namespace click::rules {

// Reads a pattern for an element; names in it are those that the element sees.
Status read_ip_pattern(std::string_view text, const Element& element, std::optional<Expression>& expression);

// Says which of an element's patterns no packet can reach.
void warn_of_unreachable(const Decision& decision, const Element& element);

// Where a packet with a known IP header goes.
inline PortId decide_ip(const Decision& decision, const Packet& packet) {
  PacketView view = header_view(packet);
  if (view.length[static_cast<size_t>(Region::kNetwork)] < 20 && !decision.is_constant()) [[unlikely]] {
    return dropped(DropReason::kMalformed);
  }
  PortId verdict = decision.match(view);
  return verdict == Decision::kNone ? dropped(DropReason::kFiltered) : verdict;
}

}  // namespace click::rules
