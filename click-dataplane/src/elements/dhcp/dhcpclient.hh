#pragma once

#include <chrono>
#include <random>

#include "elements/dhcp/dhcp_message.hh"
#include "graph/element.hh"
#include "graph/handler_call.hh"
#include "graph/timer.hh"

namespace click {

/*
=c
DHCPClient(ETH [, IPADDR, LEASE_CALL])

=s DHCP
gets an address from DHCP servers

=io
One input, two or three outputs.

=processing
Push.

=d
A DHCP client (RFC 2131) for the Ethernet address ETH. What it says to all goes to output 0, what it says to the server
that gave it its lease to output 1, as DHCP messages alone: UDP, IP and Ethernet headers have to be put in front.
Messages of servers shall come to the input; those that are not for this client or that it did not ask for go to output
2, or are dropped if there is none.

It discovers servers, takes the first offer, asks for it, renews the lease at half its time, asks all servers at seven
eighths, and begins anew when it ends. What is not answered is repeated after 4 seconds, then after twice as long each
time, up to 64 seconds. Arguments:

IPADDR is an address that it had before: it asks for that first.

LEASE_CALL is `HANDLER [VALUE]': written when a lease begins, changes or ends, with the lease (see the handler `lease')
behind VALUE.

A lease survives a hot swap.

=e
  client :: DHCPClient(00:11:22:33:44:55, LEASE_CALL newlease.run);
  client[0] -> UDPIPEncap(0.0.0.0, 68, 255.255.255.255, 67) -> ...
  client[1] -> UDPIPEncap(0.0.0.0, 68, 255.255.255.255, 67) -> DHCPUnicastEncap(client.addr, client.server) -> ...

=h addr read
The client's address, or 0.0.0.0.

=h server read
The address of the server that gave it.

=h lease read/write
`true ADDR SERVER START END', with times in seconds since 1970, or `false ADDR' with the last address. What is written
in this form is taken for the lease.

=h release write
Gives the lease back.

=h state read
INIT, SELECTING, REQUESTING, REBOOTING, BOUND, RENEWING or REBINDING.

=a DHCPUnicastEncap, DHCPServerOffer
*/
class DHCPClient final : public Element {
 public:
  DHCPClient() : timer_(*this) {}
  const char* class_name() const override { return "DHCPClient"; }
  const char* port_count() const override { return "1/2-3"; }
  const char* processing() const override { return "h/h"; }
  Status configure(Args& args) override;
  Status initialize() override;
  Status take_state(Element& previous) override;
  void push(PortId in, PacketBatch batch) override;
  void run_timer(Timer& timer) override;
  void add_handlers(Handlers& handlers) override;

 private:
  enum class State : uint8_t { kInit, kSelecting, kRequesting, kRebooting, kBound, kRenewing, kRebinding };
  struct Lease {
    IpAddress address;
    IpAddress server;
    uint64_t start = 0;  // seconds since 1970
    uint64_t end = 0;
    int64_t renew_at = 0;  // steady time
    int64_t rebind_at = 0;
    int64_t over_at = 0;
  };

  bool take(const DhcpMessage& message);
  void begin();
  void send();
  void send_later();
  void enter(State state);
  void start_lease(const DhcpMessage& ack);
  void end_lease();
  void set_times(uint64_t seconds, uint64_t renew, uint64_t rebind);
  void tell() const;
  std::string lease_text() const;
  Status write_lease(std::string_view text);
  bool has_lease() const { return state_ >= State::kBound; }

  Timer timer_;
  EtherAddress ether_;
  std::string lease_call_;
  std::string lease_value_;
  State state_ = State::kInit;
  Lease lease_;
  IpAddress offered_;
  IpAddress offering_server_;
  uint32_t xid_ = 0;
  int tries_ = 0;
  std::minstd_rand random_{std::random_device()()};
};

}  // namespace click
