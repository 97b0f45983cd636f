// Sends its standard input to a socket and prints what comes back until the other side closes: talk FILE, or talk PORT
// on this host. Waits up to five seconds for the socket to be there.

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>

namespace {

int dial(const std::string& address) {
  char* end = nullptr;
  long port = std::strtol(address.c_str(), &end, 10);
  bool tcp = *end == '\0';
  int file = socket(tcp ? AF_INET : AF_UNIX, SOCK_STREAM, 0);
  sockaddr_in in{};
  in.sin_family = AF_INET;
  in.sin_port = htons(static_cast<uint16_t>(port));
  in.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  sockaddr_un un{};
  un.sun_family = AF_UNIX;
  std::strncpy(un.sun_path, address.c_str(), sizeof un.sun_path - 1);
  const void* where = tcp ? static_cast<const void*>(&in) : &un;
  if (connect(file, static_cast<const sockaddr*>(where), tcp ? sizeof in : sizeof un) == 0) return file;
  close(file);
  return -1;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  int file = dial(argv[1]);
  for (int tries = 0; file < 0 && tries < 250; ++tries) {
    usleep(20'000);
    file = dial(argv[1]);
  }
  if (file < 0) {
    std::perror(argv[1]);
    return 1;
  }
  char bytes[4096];
  pollfd polls[2] = {{STDIN_FILENO, POLLIN, 0}, {file, POLLIN, 0}};
  for (;;) {
    if (poll(polls, 2, -1) < 0) return 1;
    if (polls[0].revents != 0) {
      ssize_t count = read(STDIN_FILENO, bytes, sizeof bytes);
      if (count > 0 && write(file, bytes, static_cast<size_t>(count)) != count) return 1;
      if (count <= 0) {
        shutdown(file, SHUT_WR);
        polls[0].fd = -1;
      }
    }
    if (polls[1].revents == 0) continue;
    ssize_t count = read(file, bytes, sizeof bytes);
    if (count <= 0) return 0;
    std::fwrite(bytes, 1, static_cast<size_t>(count), stdout);
    std::fflush(stdout);
  }
}
