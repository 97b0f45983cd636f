#pragma once

#include <cstddef>
#include <cstdint>

namespace click {

// What elements know about a packet beside its bytes: one cache line in the private area of the packet's mbuf. The line
// is cleared when the first annotation is written (the mbuf carries a flag for that), so a packet that
// nobody annotates never touches it.
struct Annotations {
  static constexpr size_t kUserBytes = 48;

  uint16_t mac_header = 0;      // offsets from the beginning of the mbuf's buffer, so that adding or
  uint16_t network_header = 0;  // removing bytes in front keeps them; 0: not set
  uint16_t transport_header = 0;
  uint8_t packet_type = 0;        // PacketType
  uint8_t input_port = 0;         // index of the data port that the packet came from, plus 1; 0: none
  uint64_t timestamp = 0;         // nanoseconds since 1970; 0: not set
  uint8_t user[kUserBytes] = {};  // the numbered bytes that PAINT and the others name
};
static_assert(sizeof(Annotations) == 64);

// A named piece of the user bytes, as configurations and elements refer to it.
struct AnnotationSlot {
  uint8_t offset = 0;
  uint8_t size = 0;

  friend bool operator==(const AnnotationSlot&, const AnnotationSlot&) = default;
};

inline constexpr AnnotationSlot kDestinationIp{0, 4};
inline constexpr AnnotationSlot kDestinationIp6{0, 16};
inline constexpr AnnotationSlot kPaint{16, 1};
inline constexpr AnnotationSlot kIcmpParameterProblem{17, 1};
inline constexpr AnnotationSlot kFixIpSource{19, 1};
inline constexpr AnnotationSlot kVlanTci{20, 2};
inline constexpr AnnotationSlot kAggregate{20, 4};
inline constexpr AnnotationSlot kMiscIp{20, 4};
inline constexpr AnnotationSlot kExtraPackets{26, 2};
inline constexpr AnnotationSlot kExtraLength{28, 4};
inline constexpr AnnotationSlot kFirstTimestamp{32, 8};

// For whom a packet was on its link, as the link layer saw it.
enum class PacketType : uint8_t { kHost, kBroadcast, kMulticast, kOtherHost, kOutgoing, kLoopback, kFastRoute };

}  // namespace click
