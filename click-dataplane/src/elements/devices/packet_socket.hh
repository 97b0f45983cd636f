#pragma once

#include <cstdint>
#include <string>

#include "elements/userlevel/link_type.hh"
#include "packet/batch.hh"
#include "support/status.hh"

namespace click {

// A packet socket of the kernel (AF_PACKET) on one network device.
class PacketSocket {
 public:
  PacketSocket() = default;
  PacketSocket(PacketSocket&& other) noexcept { *this = std::move(other); }
  PacketSocket& operator=(PacketSocket&& other) noexcept;
  ~PacketSocket();

  struct Options {
    std::string device;
    uint16_t protocol = 0;  // 0: all
    bool promiscuous = false;
    bool outbound = false;  // also what this host sends
    bool timestamps = true;
    std::string filter;  // in the language of pcap
    uint32_t snaplen = 0;
    uint32_t headroom = 0;
  };
  // For receiving.
  Status open(const Options& options);
  // For sending alone.
  Status open_to_send(const std::string& device);
  bool is_open() const { return fd_ >= 0; }

  const LinkType& link() const { return link_; }
  // Adds up to `max` packets to the batch.
  void receive(PacketBatch& batch, unsigned max);
  // Sends packets from the front of an array; answers how many were sent. 0 with errno when not even the first was.
  unsigned send(rte_mbuf** mbufs, unsigned count) const;
  // Packets that the kernel had no room for.
  uint64_t kernel_drops();

 private:
  Status find_link(const std::string& device);
  Status bind(const std::string& device, uint16_t protocol) const;
  Status attach_filter(const std::string& filter) const;

  int fd_ = -1;
  LinkType link_;
  Options options_;
  uint64_t kernel_drops_ = 0;
  rte_mbuf* spare_[kBatchSize] = {};  // to receive into
};

}  // namespace click
