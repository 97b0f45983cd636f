#pragma once

#include <rte_ether.h>

#include <charconv>
#include <cstring>
#include <optional>
#include <string>

#include "graph/args.hh"
#include "graph/handlers.hh"
#include "packet/packet.hh"
#include "support/status.hh"

namespace click {

// An Ethernet header with an 802.1Q tag.
struct VlanFrameHeader {
  rte_ether_addr destination;
  rte_ether_addr source;
  rte_be16_t tag_type;
  rte_be16_t tci;
  rte_be16_t ether_type;
};
static_assert(sizeof(VlanFrameHeader) == 18);

inline constexpr uint16_t kVlanId = 0x0fff;

constexpr uint16_t make_tci(unsigned id, unsigned priority) { return static_cast<uint16_t>(id | (priority << 13)); }

// The arguments that make a tag: the whole TCI, or VLAN id and priority; perhaps `ANNO'.
struct VlanTag {
  uint16_t tci = 0;  // host byte order
  bool from_annotation = false;

  // In network byte order, as it is in the packet and in the VLAN annotation.
  uint16_t of(const Packet& packet) const {
    return from_annotation ? packet.annotation<uint16_t>(kVlanTci) : rte_cpu_to_be_16(tci);
  }
  unsigned id() const { return tci & kVlanId; }
  unsigned priority() const { return tci >> 13; }

  // `text` is the TCI, a number or ANNO; -1 stands for an id or a priority that was not given.
  Status read(const std::string& text, int id, int priority, bool allow_annotation, unsigned most_tci,
              const ArgumentContext& context) {
    if (id >= 0 && !text.empty()) return Status::error("give VLAN_TCI or VLAN_ID, not both");
    if (id < 0 && text.empty()) return Status::error("argument VLAN_TCI is missing");
    if (id > kVlanId) return Status::error("VLAN_ID must be from 0 to 4095");
    if (priority > 7) return Status::error("VLAN_PCP must be from 0 to 7");
    if (text == "ANNO" && allow_annotation) {
      from_annotation = true;
      return Status::ok();
    }
    unsigned value = id >= 0 ? static_cast<unsigned>(id) : 0;
    if (!text.empty()) {
      ParseError error = ArgumentType<unsigned>::parse(text, value, context);
      if (error || value > most_tci) {
        return Status::error("expected a number from 0 to " + std::to_string(most_tci) +
                             (allow_annotation ? " or ANNO" : "") + ", not '" + text + "'");
      }
    }
    tci = priority >= 0 ? make_tci(value & kVlanId, static_cast<unsigned>(priority)) : static_cast<uint16_t>(value);
    return Status::ok();
  }
  std::string text() const { return from_annotation ? "ANNO" : std::to_string(tci); }
};

}  // namespace click
