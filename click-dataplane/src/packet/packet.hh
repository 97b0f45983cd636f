#pragma once

#include <rte_mbuf.h>

#include <cstdint>
#include <cstring>
#include <string_view>

#include "packet/annotations.hh"

namespace click {

// A view of one packet. The packet is its rte_mbuf (one segment, always); the view is a pointer, is passed and copied
// like one, and owns nothing: packets are owned by the batch, queue or element that holds the mbuf.
//
// Reading never copies. Who wants to change bytes asks for writable_data(), push() or put(), which first copy a packet
// that is shared with another (a clone); the view then points to the copy, so a helper that walks a batch stores the
// view back.
class Packet {
 public:
  explicit Packet(rte_mbuf* mbuf) : mbuf_(mbuf) {}

  rte_mbuf* mbuf() const { return mbuf_; }
  const uint8_t* data() const { return rte_pktmbuf_mtod(mbuf_, const uint8_t*); }
  uint32_t length() const { return mbuf_->data_len; }
  const uint8_t* end() const { return data() + length(); }
  std::string_view bytes() const { return {reinterpret_cast<const char*>(data()), length()}; }
  uint32_t headroom() const { return rte_pktmbuf_headroom(mbuf_); }
  uint32_t tailroom() const { return rte_pktmbuf_tailroom(mbuf_); }

  // The bytes to write to; null when the packet had to be copied and packet memory is used up.
  uint8_t* writable_data() { return make_writable() ? rte_pktmbuf_mtod(mbuf_, uint8_t*) : nullptr; }
  // False when packet memory is used up; the packet is then as it was.
  bool make_writable() { return !shared() || copy_for_writing(0, 0); }
  bool shared() const { return RTE_MBUF_CLONED(mbuf_) || rte_mbuf_refcnt_read(mbuf_) > 1; }

  // Adds `count` bytes in front; their content is undefined. False when there is no memory or the packet would be too
  // long.
  bool push(uint32_t count) {
    if ((count > headroom() || shared()) && !copy_for_writing(count, 0)) [[unlikely]]
      return false;
    mbuf_->data_off = static_cast<uint16_t>(mbuf_->data_off - count);
    set_length(length() + count);
    return true;
  }
  // Removes `count` bytes in front; at most length().
  void pull(uint32_t count) {
    mbuf_->data_off = static_cast<uint16_t>(mbuf_->data_off + count);
    set_length(length() - count);
  }
  // Adds `count` bytes at the end; their content is undefined. False as for push.
  bool put(uint32_t count) {
    if ((count > tailroom() || shared()) && !copy_for_writing(0, count)) [[unlikely]]
      return false;
    set_length(length() + count);
    return true;
  }
  // Removes `count` bytes at the end; at most length().
  void take(uint32_t count) { set_length(length() - count); }

  // Another packet with the same bytes and annotations; a null view when packet memory is used up. `clone` shares
  // the bytes, `copy` does not.
  Packet clone() const;
  Packet copy() const;
  explicit operator bool() const { return mbuf_ != nullptr; }

  // Frees the packet; for packets in a batch use Element::drop, which counts.
  void free() const { rte_pktmbuf_free(mbuf_); }

  // Annotations. Reading one that was never written gives zero.
  bool annotated() const { return (mbuf_->ol_flags & kAnnotated) != 0; }
  const Annotations& annotations() const { return annotated() ? *line() : kNoAnnotations; }
  Annotations& writable_annotations() {
    if (!annotated()) {
      *line() = Annotations{};
      mbuf_->ol_flags |= kAnnotated;
    }
    return *line();
  }
  void clear_annotations() { mbuf_->ol_flags &= ~kAnnotated; }
  void copy_annotations(Packet from) {
    if (from.annotated()) {
      writable_annotations() = *from.line();
    } else {
      clear_annotations();
    }
  }

  // A piece of the user bytes, for example annotation<uint8_t>(kPaint); in the byte order in which it was written.
  template <class T>
  T annotation(AnnotationSlot slot) const {
    T value;
    std::memcpy(&value, annotations().user + slot.offset, sizeof(T));
    return value;
  }
  template <class T>
  void set_annotation(AnnotationSlot slot, T value) {
    std::memcpy(writable_annotations().user + slot.offset, &value, sizeof(T));
  }
  uint8_t paint() const { return annotation<uint8_t>(kPaint); }
  void set_paint(uint8_t color) { set_annotation(kPaint, color); }
  // Network byte order.
  uint32_t destination_ip() const { return annotation<uint32_t>(kDestinationIp); }
  void set_destination_ip(uint32_t address) { set_annotation(kDestinationIp, address); }

  // Headers. A header that is set may lie outside of the packet after bytes were removed, hence the lengths: the
  // number of bytes from the header to the packet's end, 0 or less when the header is not inside.
  bool has_network_header() const { return annotations().network_header != 0; }
  const uint8_t* mac_header() const { return at(annotations().mac_header); }
  const uint8_t* network_header() const { return at(annotations().network_header); }
  const uint8_t* transport_header() const { return at(annotations().transport_header); }
  int32_t network_header_offset() const { return annotations().network_header - int32_t{mbuf_->data_off}; }
  int32_t transport_header_offset() const { return annotations().transport_header - int32_t{mbuf_->data_off}; }
  int32_t network_length() const { return inside(annotations().network_header); }
  int32_t transport_length() const { return inside(annotations().transport_header); }
  // `offset` counts from data().
  void set_mac_header(int32_t offset) { writable_annotations().mac_header = place(offset); }
  void set_network_header(int32_t offset, uint32_t header_length) {
    Annotations& written = writable_annotations();
    written.network_header = place(offset);
    written.transport_header = place(offset + static_cast<int32_t>(header_length));
  }

  // All that is told about an IPv4 packet, at once.
  void set_ip_header(int32_t offset, uint32_t header_length, uint32_t destination) {
    Annotations& written = writable_annotations();
    uint16_t header = place(offset);
    written.network_header = header;
    written.transport_header = static_cast<uint16_t>(header + header_length);
    std::memcpy(written.user + kDestinationIp.offset, &destination, sizeof destination);
  }

  uint64_t timestamp() const { return annotations().timestamp; }
  void set_timestamp(uint64_t nanoseconds) { writable_annotations().timestamp = nanoseconds; }
  PacketType packet_type() const { return static_cast<PacketType>(annotations().packet_type); }
  void set_packet_type(PacketType type) { writable_annotations().packet_type = static_cast<uint8_t>(type); }

  // The mbuf flag that says "the annotation line is valid"; reserved for us with DPDK when the engine starts. Drivers
  // clear it on receive, freshly allocated mbufs do not have it.
  static constexpr int kAnnotatedBit = 40;
  static constexpr uint64_t kAnnotated = uint64_t{1} << kAnnotatedBit;

 private:
  static const Annotations kNoAnnotations;

  Annotations* line() const { return reinterpret_cast<Annotations*>(mbuf_ + 1); }
  const uint8_t* at(uint16_t offset) const { return static_cast<const uint8_t*>(mbuf_->buf_addr) + offset; }
  uint16_t place(int32_t offset) const { return static_cast<uint16_t>(mbuf_->data_off + offset); }
  int32_t inside(uint16_t offset) const {
    return offset >= mbuf_->data_off ? mbuf_->data_off + int32_t{mbuf_->data_len} - offset : 0;
  }
  void set_length(uint32_t length) {
    mbuf_->data_len = static_cast<uint16_t>(length);
    mbuf_->pkt_len = length;
  }
  bool copy_for_writing(uint32_t more_headroom, uint32_t more_tailroom) {
    rte_mbuf* copy = replace(mbuf_, more_headroom, more_tailroom);
    if (copy == nullptr) return false;
    mbuf_ = copy;
    return true;
  }
  // Gets the mbuf and not the view, whose address nobody takes on the fast path; so it stays in a register.
  [[gnu::cold]] static rte_mbuf* replace(rte_mbuf* mbuf, uint32_t more_headroom, uint32_t more_tailroom);

  rte_mbuf* mbuf_;
};

}  // namespace click
