#pragma once

#include <chrono>
#include <deque>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "graph/element.hh"
#include "packet/addresses.hh"

namespace click {

/*
=c
DHCPLeasePool(ETH, IP, MASK [, START, END, ROUTER, DNS, DOMAIN, LEASE, MAX_LEASE, RESERVED])

=s DHCP
the addresses that a DHCP server gives away

=io
None.

=d
Knows which addresses are free, offered, or leased to whom, for the elements of a DHCP server: DHCPServerOffer,
DHCPServerACKorNAK and DHCPServerRelease. A client gets the address that it had before if that is still free, or the one
it asks for if that is free and in the pool, or the one that has been free for longest. `LeasePool' is another name of
this element. Arguments:

ETH is the server's Ethernet address.

IP is the server's IP address. Clients learn it as the server's identifier. It is never given away.

MASK is the subnet's mask, such as 255.255.255.0, or the subnet itself: 192.168.10.0/24, or 192.168.10.0 with a mask of
8, 16 or 24 bits, the shortest that fits.

START and END are the first and last address to give away. Default is all of the subnet.

ROUTER is a list of addresses, separated by spaces: the routers that clients are told. Default is none.

DNS is the same for name servers. DOMAIN is the clients' domain name.

LEASE is how long clients get an address when they do not ask for a time. Default is 1 hour. MAX_LEASE is how long they
get it at most. Default is 1 day.

RESERVED is a list `ETH IP ETH IP ...': addresses that are only for these clients.

Leases survive a hot swap.

=e
  leases :: DHCPLeasePool(00:50:ba:85:84:a9, 192.168.10.1, 255.255.255.0, START 192.168.10.10, END 192.168.10.250,
                          ROUTER 192.168.10.1, DNS 192.168.10.1);

=h leases read
The leases, one per line: IP address, Ethernet address, seconds until it ends.

=h leased_count read
Number of addresses that are leased.

=h free_count read
Number of addresses that are free.

=h server read
IP.

=h release write
An IP address: ends its lease.

=a DHCPServerOffer, DHCPServerACKorNAK, DHCPServerRelease
*/
class DHCPLeasePool final : public Element {
 public:
  const char* class_name() const override { return "DHCPLeasePool"; }
  const char* port_count() const override { return "0/0"; }
  Status configure(Args& args) override;
  Status take_state(Element& previous) override;
  void add_handlers(Handlers& handlers) override;

  IpAddress server() const { return server_; }
  IpAddress mask() const { return mask_; }
  const std::vector<IpAddress>& routers() const { return routers_; }
  const std::vector<IpAddress>& name_servers() const { return name_servers_; }
  const std::string& domain() const { return domain_; }
  bool in_subnet(IpAddress address) const { return ((address.raw ^ server_.raw) & mask_.raw) == 0; }
  // In seconds, for a client that asks for so much.
  uint32_t lease_time(std::optional<uint32_t> asked) const;

  // An address for a client, which is kept for it for a while; nothing when there is none left.
  std::optional<IpAddress> offer(const EtherAddress& client, std::optional<IpAddress> wanted);
  // The address that the client has or was offered.
  std::optional<IpAddress> address_of(const EtherAddress& client) const;
  // Leases the address that the client has or was offered; false if that is another or none.
  bool lease(const EtherAddress& client, IpAddress address, uint32_t seconds);
  // The client does not want what it has (or was offered) any more.
  void release(const EtherAddress& client, IpAddress address);
  // Somebody uses the address already: it is given to nobody for a while.
  void mark_used(IpAddress address);

 private:
  enum class State : uint8_t { kFree, kOffered, kLeased, kUsed };
  struct Entry {
    State state = State::kFree;
    EtherAddress client;
    int64_t until = 0;  // steady time; when it ends, the address is free
    int64_t free_since = 0;
    bool reserved = false;  // for client alone
  };

  Status read_subnet(const std::string& text);
  Status read_reserved(const std::vector<std::string>& words);
  void fill();
  bool is_free(const Entry& entry, int64_t now) const;
  Entry* find(IpAddress address);
  Entry* of_client(const EtherAddress& client, IpAddress& address);
  uint32_t next_free(const EtherAddress& client) const;

  EtherAddress ether_;
  IpAddress server_;
  IpAddress mask_;
  IpAddress start_;
  IpAddress end_;
  std::vector<IpAddress> routers_;
  std::vector<IpAddress> name_servers_;
  std::string domain_;
  std::chrono::nanoseconds default_lease_ = std::chrono::hours(1);
  std::chrono::nanoseconds longest_lease_ = std::chrono::hours(24);
  std::map<uint32_t, Entry> entries_;  // by address in host order
  std::map<std::array<uint8_t, 6>, uint32_t> clients_;
};

}  // namespace click
