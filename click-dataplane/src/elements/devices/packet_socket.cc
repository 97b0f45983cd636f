#include "elements/devices/packet_socket.hh"

#include <dlfcn.h>
#include <net/if.h>
#include <net/if_arp.h>
#include <netinet/in.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <linux/filter.h>
#include <linux/if_ether.h>
#include <linux/if_packet.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>

#include "packet/ip_header.hh"
#include "packet/pool.hh"

namespace click {

namespace {

constexpr uint32_t kVlanRoom = 4;

Status failure(const std::string& device, const std::string& what) {
  return Status::error(device + ": cannot " + what + ": " + std::strerror(errno));
}

template <class T>
bool set_option(int fd, int level, int name, const T& value) {
  return setsockopt(fd, level, name, &value, sizeof value) == 0;
}

// libpcap's compiler of filters, loaded when a filter asks for it.
struct PcapInstruction {
  uint16_t code;
  uint8_t jump_true, jump_false;
  uint32_t constant;
};
struct PcapProgram {
  unsigned length;
  PcapInstruction* instructions;
};
static_assert(sizeof(PcapInstruction) == sizeof(sock_filter));

PacketType packet_type(uint8_t kernel_type) {
  switch (kernel_type) {
    case PACKET_BROADCAST:
      return PacketType::kBroadcast;
    case PACKET_MULTICAST:
      return PacketType::kMulticast;
    case PACKET_OTHERHOST:
      return PacketType::kOtherHost;
    case PACKET_OUTGOING:
      return PacketType::kOutgoing;
    default:
      return PacketType::kHost;
  }
}

// The kernel keeps a VLAN tag beside the frame.
void put_vlan_tag(Packet& packet, const tpacket_auxdata& facts) {
  if ((facts.tp_status & TP_STATUS_VLAN_VALID) == 0 || packet.length() < 12 || !packet.push(kVlanRoom)) return;
  uint8_t* frame = packet.writable_data();
  std::memmove(frame, frame + kVlanRoom, 12);
  uint16_t type = rte_cpu_to_be_16((facts.tp_status & TP_STATUS_VLAN_TPID_VALID) != 0 ? facts.tp_vlan_tpid : 0x8100);
  uint16_t tag = rte_cpu_to_be_16(facts.tp_vlan_tci);
  std::memcpy(frame + 12, &type, 2);
  std::memcpy(frame + 14, &tag, 2);
}

// A frame that another program of this machine sent may still lack the checksum that its device was to add.
void finish_checksum(Packet& packet, const LinkType& link) {
  std::optional<uint32_t> offset = link.ip_offset(packet.bytes());
  if (!offset || packet.length() < *offset + sizeof(rte_ipv4_hdr)) return;
  auto* ip = reinterpret_cast<rte_ipv4_hdr*>(packet.writable_data() + *offset);
  uint32_t header = ip_header_length(*ip);
  uint32_t total = rte_be_to_cpu_16(ip->total_length);
  uint32_t least = ip->next_proto_id == IPPROTO_TCP ? sizeof(rte_tcp_hdr) : sizeof(rte_udp_hdr);
  if (header < sizeof(rte_ipv4_hdr) || total < header + least || packet.length() < *offset + total) return;
  uint8_t* transport = reinterpret_cast<uint8_t*>(ip) + header;
  if (ip->next_proto_id == IPPROTO_TCP) {
    auto* tcp = reinterpret_cast<rte_tcp_hdr*>(transport);
    tcp->cksum = 0;
    tcp->cksum = rte_ipv4_udptcp_cksum(ip, tcp);
  } else if (ip->next_proto_id == IPPROTO_UDP) {
    auto* udp = reinterpret_cast<rte_udp_hdr*>(transport);
    udp->dgram_cksum = 0;
    udp->dgram_cksum = rte_ipv4_udptcp_cksum(ip, udp);
  }
}

}  // namespace

PacketSocket& PacketSocket::operator=(PacketSocket&& other) noexcept {
  std::swap(fd_, other.fd_);
  std::swap(link_, other.link_);
  std::swap(options_, other.options_);
  std::swap(kernel_drops_, other.kernel_drops_);
  std::swap(spare_, other.spare_);
  return *this;
}

PacketSocket::~PacketSocket() {
  if (fd_ >= 0) close(fd_);
  for (rte_mbuf* mbuf : spare_) rte_pktmbuf_free(mbuf);
}

Status PacketSocket::find_link(const std::string& device) {
  if (device.size() >= IFNAMSIZ || if_nametoindex(device.c_str()) == 0)
    return Status::error("there is no network device '" + device + "'");
  ifreq request{};
  std::memcpy(request.ifr_name, device.data(), device.size());
  if (ioctl(fd_, SIOCGIFHWADDR, &request) < 0) return failure(device, "find its link type");
  switch (request.ifr_hwaddr.sa_family) {
    case ARPHRD_ETHER:
    case ARPHRD_LOOPBACK:
      link_.number = 1;
      break;
    case ARPHRD_IEEE80211:
      link_.number = 105;
      break;
    case ARPHRD_PPP:
      link_.number = 9;
      break;
    default:
      link_.number = 101;
  }
  return Status::ok();
}

Status PacketSocket::bind(const std::string& device, uint16_t protocol) const {
  sockaddr_ll address{};
  address.sll_family = AF_PACKET;
  address.sll_protocol = htons(protocol);
  address.sll_ifindex = static_cast<int>(if_nametoindex(device.c_str()));
  if (::bind(fd_, reinterpret_cast<sockaddr*>(&address), sizeof address) < 0) return failure(device, "use it");
  return Status::ok();
}

Status PacketSocket::open_to_send(const std::string& device) {
  fd_ = socket(AF_PACKET, SOCK_RAW | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
  if (fd_ < 0) return failure(device, "open a packet socket (it needs CAP_NET_RAW)");
  Status status = find_link(device);
  return status ? bind(device, 0) : status;
}

Status PacketSocket::open(const Options& options) {
  options_ = options;
  const std::string& device = options.device;
  fd_ = socket(AF_PACKET, SOCK_RAW | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
  if (fd_ < 0) return failure(device, "open a packet socket (it needs CAP_NET_RAW)");
  if (Status status = find_link(device); !status) return status;
  if (!options.filter.empty()) {
    if (Status status = attach_filter(options.filter); !status) return status;
  }
  int on = 1;
  if (!set_option(fd_, SOL_PACKET, PACKET_AUXDATA, on)) return failure(device, "ask for VLAN tags");
  // Kernels before 4.20 do not know this; receive() looks at the direction as well.
  if (!options.outbound) set_option(fd_, SOL_PACKET, PACKET_IGNORE_OUTGOING, on);
  if (options.timestamps && !set_option(fd_, SOL_SOCKET, SO_TIMESTAMPNS, on)) return failure(device, "ask for times");
  if (Status status = bind(device, options.protocol != 0 ? options.protocol : ETH_P_ALL); !status) return status;
  if (!options.promiscuous) return Status::ok();
  packet_mreq request{};
  request.mr_ifindex = static_cast<int>(if_nametoindex(device.c_str()));
  request.mr_type = PACKET_MR_PROMISC;
  if (!set_option(fd_, SOL_PACKET, PACKET_ADD_MEMBERSHIP, request)) return failure(device, "make it promiscuous");
  return Status::ok();
}

Status PacketSocket::attach_filter(const std::string& filter) const {
  void* library = dlopen("libpcap.so.0.8", RTLD_NOW);
  if (library == nullptr) library = dlopen("libpcap.so.1", RTLD_NOW);
  if (library == nullptr) return Status::error("BPF_FILTER needs libpcap, which is not installed here");
  auto open_dead = reinterpret_cast<void* (*)(int, int)>(dlsym(library, "pcap_open_dead"));
  auto compile =
      reinterpret_cast<int (*)(void*, PcapProgram*, const char*, int, uint32_t)>(dlsym(library, "pcap_compile"));
  auto error_of = reinterpret_cast<const char* (*)(void*)>(dlsym(library, "pcap_geterr"));
  auto free_code = reinterpret_cast<void (*)(PcapProgram*)>(dlsym(library, "pcap_freecode"));
  auto close_pcap = reinterpret_cast<void (*)(void*)>(dlsym(library, "pcap_close"));
  Status status;
  if (open_dead == nullptr || compile == nullptr || error_of == nullptr || free_code == nullptr ||
      close_pcap == nullptr) {
    dlclose(library);
    return Status::error("BPF_FILTER: libpcap is not what was expected");
  }
  void* handle = open_dead(static_cast<int>(link_.number), 262144);
  PcapProgram program{};
  if (compile(handle, &program, filter.c_str(), 1, 0xffffffff) < 0) {
    status = Status::error("BPF_FILTER '" + filter + "': " + error_of(handle));
  } else {
    sock_fprog kernel_program{static_cast<unsigned short>(program.length),
                              reinterpret_cast<sock_filter*>(program.instructions)};
    if (!set_option(fd_, SOL_SOCKET, SO_ATTACH_FILTER, kernel_program))
      status = Status::error(std::string("BPF_FILTER: the kernel does not take it: ") + std::strerror(errno));
    free_code(&program);
  }
  close_pcap(handle);
  dlclose(library);
  return status;
}

void PacketSocket::receive(PacketBatch& batch, unsigned max) {
  constexpr size_t kControl = CMSG_SPACE(sizeof(timespec)) + CMSG_SPACE(sizeof(tpacket_auxdata));
  mmsghdr messages[kBatchSize];
  iovec places[kBatchSize];
  sockaddr_ll from[kBatchSize];
  alignas(cmsghdr) char control[kBatchSize][kControl];
  unsigned count = 0;
  for (; count < std::min(max, kBatchSize); ++count) {
    if (spare_[count] == nullptr) {
      spare_[count] = packet_pool().make(kPacketCapacity - options_.headroom, options_.headroom).mbuf();
      if (spare_[count] == nullptr) break;
    }
    places[count] = {rte_pktmbuf_mtod(spare_[count], void*),
                     std::min<size_t>(options_.snaplen, kPacketCapacity - options_.headroom)};
    messages[count].msg_hdr = {&from[count], sizeof from[count], &places[count], 1, control[count], kControl, 0};
  }
  int got = count > 0 ? recvmmsg(fd_, messages, count, MSG_DONTWAIT | MSG_TRUNC, nullptr) : 0;
  for (int i = 0; i < got; ++i) {
    bool outgoing = from[i].sll_pkttype == PACKET_OUTGOING;
    if (outgoing && !options_.outbound) continue;
    Packet packet(spare_[i]);
    spare_[i] = nullptr;
    uint32_t original = messages[i].msg_len;
    auto length = std::min<uint32_t>(original, static_cast<uint32_t>(places[i].iov_len));
    packet.take(packet.length() - length);
    packet.set_packet_type(packet_type(from[i].sll_pkttype));
    if (original > length) packet.set_annotation(kExtraLength, original - length);
    for (cmsghdr* c = CMSG_FIRSTHDR(&messages[i].msg_hdr); c != nullptr; c = CMSG_NXTHDR(&messages[i].msg_hdr, c)) {
      if (c->cmsg_level == SOL_SOCKET && c->cmsg_type == SO_TIMESTAMPNS) {
        timespec time;
        std::memcpy(&time, CMSG_DATA(c), sizeof time);
        packet.set_timestamp(static_cast<uint64_t>(time.tv_sec) * 1'000'000'000 + static_cast<uint64_t>(time.tv_nsec));
      } else if (c->cmsg_level == SOL_PACKET && c->cmsg_type == PACKET_AUXDATA) {
        tpacket_auxdata facts;
        std::memcpy(&facts, CMSG_DATA(c), sizeof facts);
        put_vlan_tag(packet, facts);
        if ((facts.tp_status & TP_STATUS_CSUMNOTREADY) != 0) finish_checksum(packet, link_);
      }
    }
    packet.set_mac_header(0);
    batch.append(packet);
  }
}

unsigned PacketSocket::send(rte_mbuf** mbufs, unsigned count) const {
  mmsghdr messages[kBatchSize];
  iovec places[kBatchSize];
  count = std::min(count, kBatchSize);
  for (unsigned i = 0; i < count; ++i) {
    places[i] = {rte_pktmbuf_mtod(mbufs[i], void*), mbufs[i]->data_len};
    messages[i].msg_hdr = {nullptr, 0, &places[i], 1, nullptr, 0, 0};
  }
  int sent = sendmmsg(fd_, messages, count, MSG_DONTWAIT);
  return sent > 0 ? static_cast<unsigned>(sent) : 0;
}

uint64_t PacketSocket::kernel_drops() {
  tpacket_stats facts{};
  socklen_t length = sizeof facts;
  // Reading sets the kernel's count to 0.
  if (fd_ >= 0 && getsockopt(fd_, SOL_PACKET, PACKET_STATISTICS, &facts, &length) == 0) kernel_drops_ += facts.tp_drops;
  return kernel_drops_;
}

}  // namespace click
