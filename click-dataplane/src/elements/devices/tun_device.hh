#pragma once

#include <string>

#include "packet/addresses.hh"
#include "packet/batch.hh"
#include "support/status.hh"

namespace click {

// A network device of the kernel whose other end is ours (/dev/net/tun): what the kernel sends to it we receive.
class TunDevice {
 public:
  struct Options {
    std::string name;    // empty: the kernel chooses
    bool ether = false;  // frames with Ethernet headers (tap), otherwise IP packets (tun)
    IpPrefix address;    // with length 0: none
    IpAddress gateway;   // 0: no default route
    Ip6Address address6;
    int prefix6 = -1;  // -1: none
    EtherAddress ether_address;
    bool has_ether_address = false;
    uint32_t mtu = 0;  // 0: the kernel's choice
  };

  TunDevice() = default;
  TunDevice(TunDevice&& other) noexcept { *this = std::move(other); }
  TunDevice& operator=(TunDevice&& other) noexcept;
  ~TunDevice();

  // Makes the device, gives it its addresses and takes it up.
  Status open(const Options& options);
  bool is_open() const { return fd_ >= 0; }
  const std::string& name() const { return name_; }

  // Adds up to `max` packets to the batch; what is longer than a packet can be is cut.
  void receive(PacketBatch& batch, unsigned max, uint32_t headroom) const;
  // False, with errno, when the kernel did not take it.
  bool send(const Packet& packet) const;

 private:
  Status set_up(const Options& options) const;

  int fd_ = -1;
  std::string name_;
};

}  // namespace click
