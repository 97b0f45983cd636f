#include "elements/devices/tun_device.hh"

#include <fcntl.h>
#include <net/if.h>
#include <net/if_arp.h>
#include <net/route.h>
#include <netinet/in.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <linux/if_tun.h>

#include <cerrno>
#include <cstring>
#include <utility>

#include "graph/timer.hh"
#include "packet/pool.hh"

namespace click {

namespace {

// As <linux/ipv6.h> has it, which clashes with <netinet/in.h>.
struct Ip6Request {
  in6_addr address;
  uint32_t prefix;
  int index;
};

struct Descriptor {
  int fd;
  explicit Descriptor(int opened) : fd(opened) {}
  Descriptor(const Descriptor&) = delete;
  ~Descriptor() {
    if (fd >= 0) close(fd);
  }
};

Status failure(const std::string& name, const std::string& what) {
  return Status::error(name + ": cannot " + what + ": " + std::strerror(errno));
}

void set(sockaddr& at, IpAddress address) {
  sockaddr_in value{};
  value.sin_family = AF_INET;
  value.sin_addr.s_addr = address.raw;
  std::memcpy(&at, &value, sizeof value);
}

}  // namespace

TunDevice& TunDevice::operator=(TunDevice&& other) noexcept {
  std::swap(fd_, other.fd_);
  std::swap(name_, other.name_);
  return *this;
}

TunDevice::~TunDevice() {
  if (fd_ >= 0) close(fd_);
}

Status TunDevice::open(const Options& options) {
  std::string shown = options.name.empty() ? "/dev/net/tun" : options.name;
  if (options.name.size() >= IFNAMSIZ) return Status::error("device name '" + options.name + "' is too long");
  fd_ = ::open("/dev/net/tun", O_RDWR | O_NONBLOCK | O_CLOEXEC);
  if (fd_ < 0) return failure("/dev/net/tun", "open it (is the kernel's tun module there, and CAP_NET_ADMIN?)");
  ifreq request{};
  request.ifr_flags = static_cast<short>((options.ether ? IFF_TAP : IFF_TUN) | IFF_NO_PI);
  std::memcpy(request.ifr_name, options.name.data(), options.name.size());
  if (ioctl(fd_, TUNSETIFF, &request) < 0) return failure(shown, "make the device");
  name_ = request.ifr_name;
  return set_up(options);
}

Status TunDevice::set_up(const Options& options) const {
  Descriptor socket(::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0));
  ifreq request{};
  auto prepare = [&] {
    request = {};
    std::memcpy(request.ifr_name, name_.data(), name_.size());
  };
  auto control = [&](unsigned long number) { return ioctl(socket.fd, number, &request) == 0; };
  prepare();
  if (options.ether && options.has_ether_address) {
    request.ifr_hwaddr.sa_family = ARPHRD_ETHER;
    std::memcpy(request.ifr_hwaddr.sa_data, options.ether_address.bytes.data(), 6);
    if (!control(SIOCSIFHWADDR)) return failure(name_, "set its Ethernet address");
  }
  prepare();
  request.ifr_mtu = static_cast<int>(options.mtu);
  if (options.mtu != 0 && !control(SIOCSIFMTU)) return failure(name_, "set its MTU to " + std::to_string(options.mtu));
  if (options.address.address.raw != 0) {
    prepare();
    set(request.ifr_addr, options.address.address);
    if (!control(SIOCSIFADDR)) return failure(name_, "set its address to " + options.address.address.text());
    prepare();
    set(request.ifr_netmask, options.address.mask);
    if (!control(SIOCSIFNETMASK)) return failure(name_, "set its mask");
  }
  prepare();
  if (!control(SIOCGIFFLAGS)) return failure(name_, "read its flags");
  request.ifr_flags = static_cast<short>(request.ifr_flags | IFF_UP | IFF_RUNNING);
  if (!control(SIOCSIFFLAGS)) return failure(name_, "take it up");
  if (options.prefix6 >= 0) {
    Descriptor socket6(::socket(AF_INET6, SOCK_DGRAM | SOCK_CLOEXEC, 0));
    prepare();
    if (!control(SIOCGIFINDEX)) return failure(name_, "find it");
    Ip6Request request6{{}, static_cast<uint32_t>(options.prefix6), request.ifr_ifindex};
    std::memcpy(&request6.address, options.address6.bytes.data(), 16);
    if (ioctl(socket6.fd, SIOCSIFADDR, &request6) < 0) return failure(name_, "set its IPv6 address");
  }
  if (options.gateway.raw == 0) return Status::ok();
  rtentry route{};
  set(route.rt_dst, {0});
  set(route.rt_genmask, {0});
  set(route.rt_gateway, options.gateway);
  route.rt_flags = RTF_UP | RTF_GATEWAY;
  std::string device = name_;
  route.rt_dev = device.data();
  if (ioctl(socket.fd, SIOCADDRT, &route) < 0)
    return failure(name_, "set a default route through " + options.gateway.text());
  return Status::ok();
}

void TunDevice::receive(PacketBatch& batch, unsigned max, uint32_t headroom) const {
  uint64_t now = 0;
  while (batch.size() < max) {
    Packet packet = packet_pool().make(kPacketCapacity - headroom, headroom);
    if (!packet) return;
    ssize_t length = read(fd_, packet.writable_data(), packet.length());
    if (length <= 0) {
      packet.free();
      return;
    }
    packet.take(packet.length() - static_cast<uint32_t>(length));
    packet.set_timestamp(now != 0 ? now : now = wall_time());
    batch.append(packet);
  }
}

bool TunDevice::send(const Packet& packet) const {
  return write(fd_, packet.data(), packet.length()) == static_cast<ssize_t>(packet.length());
}

}  // namespace click
