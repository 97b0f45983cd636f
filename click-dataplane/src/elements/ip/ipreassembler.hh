#pragma once

#include <compare>
#include <map>
#include <string>

#include "graph/packet_element.hh"
#include "graph/timer.hh"
#include "packet/ip_header.hh"

namespace click {

/*
=c
IPReassembler([HIMEM, MAX_MTU_ANNO])

=s ip
puts fragmented IP packets together

=io
One input, one or two outputs.

=processing
Agnostic; output 1 is push.

=d
Holds the fragments of an IP packet until all are there, and gives the whole packet, with the link header of its first
fragment. Other packets pass unchanged. Packets must have their IP header annotation set. When fragments are missing and
none came for 30 seconds, what is there goes to output 1 as one packet, with zeros where fragments are missing, provided
that the first one is there; otherwise it is dropped. ICMPError(ADDR, timeexceeded, reassembly) fits there. Keyword
arguments are:

HIMEM is how many bytes all held fragments may have. When there are more, the oldest are dropped until three quarters
are left. Default is 262144.

MAX_MTU_ANNO is an annotation of two bytes that is set to the length of the longest fragment, in the host's byte order.
Default is none.

Fragments that overlap others without being the same discard the whole packet, because they are attacks (RFC 1858,
RFC 3128). Packets too long for packet memory (about 2000 bytes) cannot be put together and are dropped.

=h count read
Number of packets put together.

=h failures read
Number of packets given up.

=h length read
Number of packets that wait for fragments.

=h memory read
Bytes that are held.

=a IPFragmenter, ICMPError
*/
class IPReassembler final : public PacketElement<IPReassembler> {
 public:
  IPReassembler() : timer_(*this) {}
  ~IPReassembler() override;
  const char* class_name() const override { return "IPReassembler"; }
  const char* port_count() const override { return "1/1-2"; }
  const char* processing() const override { return "a/ah"; }
  Status configure(Args& args) override;
  Status initialize() override;
  Status take_state(Element& previous) override;
  PortId process(Packet& packet) {
    const rte_ipv4_hdr* header = ip_header(packet);
    if (header == nullptr) [[unlikely]]
      return dropped(DropReason::kMalformed);
    return is_fragment(*header) ? add(packet, *header) : 0;
  }
  void run_timer(Timer& timer) override;
  void add_handlers(Handlers& handlers) override;

 private:
  struct Key {
    uint32_t source;
    uint32_t destination;
    uint16_t id;
    uint16_t protocol;
    auto operator<=>(const Key&) const = default;
  };
  // What is known of one packet. Fragments are copied here, so they hold no packet memory.
  struct Parts {
    std::string head;  // everything in front of the payload of the first fragment; empty until that came
    uint32_t link_length = 0;
    Annotations annotations;
    std::string payload;
    std::map<uint32_t, uint32_t> ranges;  // begin and end of each fragment
    uint32_t total = 0;                   // of the payload; 0: the last fragment did not come yet
    uint32_t fragments = 0;
    uint16_t longest = 0;
    int64_t last_seen = 0;
    bool complete() const;
  };
  using Table = std::map<Key, Parts>;

  PortId add(Packet& packet, const rte_ipv4_hdr& header);
  Packet assemble(const Parts& parts) const;
  void give_up(Table::iterator at, DropReason reason);
  void make_room();
  size_t memory_of(const Parts& parts) const {
    return sizeof(Table::value_type) + parts.head.size() + parts.payload.size();
  }

  Timer timer_;
  Table table_;
  size_t memory_ = 0;
  size_t most_memory_ = 256 * 1024;
  AnnotationSlot longest_slot_{0, 2};
  bool has_slot_ = false;
  uint64_t count_ = 0;
  uint64_t failures_ = 0;
};

}  // namespace click
