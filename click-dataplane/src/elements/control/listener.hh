#pragma once

#include <string>

#include "graph/args.hh"
#include "support/status.hh"

namespace click {

// A listening TCP or Unix socket, as ControlSocket and ChatterSocket have one. Descriptors are closed on exec and never
// block.
class Listener {
 public:
  Listener() = default;
  Listener(const Listener&) = delete;
  Listener& operator=(const Listener&) = delete;
  ~Listener() { close(); }

  // Adds the arguments TYPE, PORT or FILENAME, and LOCALHOST.
  void add_arguments(Args& args);
  // To be called when the arguments were read.
  Status check();
  Status open();
  // Takes over the socket of another listener for the same address.
  void adopt(Listener& other);
  bool same_address(const Listener& other) const {
    return tcp_ == other.tcp_ && address_ == other.address_ && localhost_ == other.localhost_;
  }
  void close();
  // A new connection, or -1 if none waits.
  int accept();

  int file() const { return file_; }
  bool tcp() const { return tcp_; }
  int port() const { return port_; }
  const std::string& filename() const { return address_; }
  // "TCP port 41930", for messages.
  std::string text() const;

 private:
  Status open_tcp(int port);
  Status open_unix();

  std::string type_;
  std::string address_;  // as written: a port, a port with '+', or a file
  bool localhost_ = true;
  bool tcp_ = false;
  bool search_ = false;  // "PORT+": a later port will do
  int port_ = 0;
  int file_ = -1;
};

}  // namespace click
