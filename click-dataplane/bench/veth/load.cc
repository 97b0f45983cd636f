// Sends UDP frames into one network namespace and receives them in another:
//
//     load NS-A DEV-A NS-B DEV-B RATE SECONDS [LENGTH]
//
// RATE is in frames per second; 0 sends as fast as it can. Prints what was sent and received, the loss and the latency.

#include <arpa/inet.h>
#include <fcntl.h>
#include <linux/if_packet.h>
#include <net/ethernet.h>
#include <net/if.h>
#include <poll.h>
#include <sched.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <string>
#include <thread>
#include <vector>

namespace {

// What follows the UDP header of each frame.
struct Mark {
  uint64_t magic;
  uint64_t sequence;
  int64_t sent_at;
};
constexpr uint64_t kMagic = 0x7061776c6c6f6164;
constexpr size_t kHeaders = 14 + 20 + 8;

int64_t now() {
  timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return int64_t{time.tv_sec} * 1'000'000'000 + time.tv_nsec;
}

[[noreturn]] void fail(const std::string& what) {
  std::perror(what.c_str());
  std::exit(1);
}

// A packet socket on a device of a namespace.
int open_in(const std::string& name_space, const char* device) {
  int fd = open(("/run/netns/" + name_space).c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0 || setns(fd, CLONE_NEWNET) != 0) fail("namespace " + name_space);
  close(fd);
  int raw = socket(AF_PACKET, SOCK_RAW, htons(ETH_P_IP));
  sockaddr_ll address{};
  address.sll_family = AF_PACKET;
  address.sll_protocol = htons(ETH_P_IP);
  address.sll_ifindex = static_cast<int>(if_nametoindex(device));
  if (raw < 0 || address.sll_ifindex == 0 || bind(raw, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0)
    fail(device);
  int bytes = 64 << 20;
  setsockopt(raw, SOL_SOCKET, SO_RCVBUFFORCE, &bytes, sizeof bytes);
  setsockopt(raw, SOL_SOCKET, SO_SNDBUFFORCE, &bytes, sizeof bytes);
  return raw;
}

std::vector<uint8_t> make_frame(size_t length) {
  std::vector<uint8_t> frame(std::max(length, kHeaders + sizeof(Mark)), 0);
  uint8_t* p = frame.data();
  std::memset(p, 0xff, 6);
  p[6] = 2;
  p[12] = 8;
  uint8_t* ip = p + 14;
  auto total = static_cast<uint16_t>(frame.size() - 14);
  ip[0] = 0x45;
  ip[2] = static_cast<uint8_t>(total >> 8);
  ip[3] = static_cast<uint8_t>(total);
  ip[8] = 64;
  ip[9] = 17;
  const uint8_t addresses[8] = {10, 0, 0, 1, 10, 0, 0, 2};
  std::memcpy(ip + 12, addresses, 8);
  uint32_t sum = 0;
  for (int i = 0; i < 20; i += 2) sum += static_cast<uint32_t>(ip[i] << 8 | ip[i + 1]);
  sum = (sum & 0xffff) + (sum >> 16);
  ip[10] = static_cast<uint8_t>(~sum >> 8);
  ip[11] = static_cast<uint8_t>(~sum);
  ip[20] = 4;
  ip[22] = 9;
  ip[24] = static_cast<uint8_t>((total - 20) >> 8);
  ip[25] = static_cast<uint8_t>(total - 20);
  return frame;
}

struct Received {
  uint64_t frames = 0;
  uint64_t out_of_order = 0;
  std::vector<int64_t> latencies;
};

void receive(int fd, const std::atomic<bool>& stop, Received& received) {
  uint8_t buffer[2048];
  uint64_t expected = 0;
  pollfd poll_fd{fd, POLLIN, 0};
  while (!stop.load()) {
    if (poll(&poll_fd, 1, 50) <= 0) continue;
    for (;;) {
      ssize_t size = recv(fd, buffer, sizeof buffer, MSG_DONTWAIT);
      if (size < 0) break;
      Mark mark;
      if (static_cast<size_t>(size) < kHeaders + sizeof mark) continue;
      std::memcpy(&mark, buffer + kHeaders, sizeof mark);
      if (mark.magic != kMagic) continue;
      received.latencies.push_back(now() - mark.sent_at);
      ++received.frames;
      if (mark.sequence < expected) ++received.out_of_order;
      expected = mark.sequence + 1;
    }
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 7) {
    std::fprintf(stderr, "usage: load NS-A DEV-A NS-B DEV-B RATE SECONDS [LENGTH]\n");
    return 2;
  }
  int out = open_in(argv[1], argv[2]);
  int in = open_in(argv[3], argv[4]);
  double rate = std::atof(argv[5]);
  double seconds = std::atof(argv[6]);
  std::vector<uint8_t> frame = make_frame(argc > 7 ? static_cast<size_t>(std::atoi(argv[7])) : 64);

  Received received;
  std::atomic<bool> stop{false};
  std::thread receiver([&] { receive(in, stop, received); });
  uint64_t sent = 0;
  int64_t begin = now();
  auto end = begin + static_cast<int64_t>(seconds * 1e9);
  for (int64_t time = begin; time < end; time = now()) {
    uint64_t due = rate > 0 ? static_cast<uint64_t>(static_cast<double>(time - begin) * rate / 1e9) + 1 : sent + 32;
    for (; sent < due; ++sent) {
      Mark mark{kMagic, sent, now()};
      std::memcpy(frame.data() + kHeaders, &mark, sizeof mark);
      if (send(out, frame.data(), frame.size(), 0) < 0) break;
    }
    if (rate > 0) {
      timespec pause{0, 20'000};
      nanosleep(&pause, nullptr);
    }
  }
  double elapsed = static_cast<double>(now() - begin) / 1e9;
  usleep(500'000);
  stop = true;
  receiver.join();

  std::sort(received.latencies.begin(), received.latencies.end());
  auto quantile = [&](double q) {
    if (received.latencies.empty()) return 0.0;
    return static_cast<double>(
               received.latencies[static_cast<size_t>(q * static_cast<double>(received.latencies.size() - 1))]) /
           1000;
  };
  std::printf("sent %lu received %lu lost %ld out-of-order %lu rate %.0f/s latency-us p50 %.0f p99 %.0f max %.0f\n",
              sent, received.frames, static_cast<long>(sent - received.frames), received.out_of_order,
              static_cast<double>(received.frames) / elapsed, quantile(0.5), quantile(0.99), quantile(1));
  return 0;
}
