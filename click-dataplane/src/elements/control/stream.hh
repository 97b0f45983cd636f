#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "graph/file_watch.hh"

namespace click {

// One connection of a control or chatter socket, with what was read and not used yet, and what waits to be written.
class Stream {
 public:
  Stream(Element& owner, int file) : watch_(owner), file_(file) { watch_.start(file); }
  // Goes on with the connection of another element.
  Stream(Element& owner, Stream& previous);
  Stream(const Stream&) = delete;
  Stream& operator=(const Stream&) = delete;
  ~Stream();

  // Reads what there is; false when the peer has closed or is gone.
  bool read();
  // Writes what it can; false when the peer is gone.
  bool flush();
  void write(std::string_view text) { out_ += text; }

  std::string& in() { return in_; }
  size_t waiting() const { return out_.size(); }
  const FileWatch& watch() const { return watch_; }

 private:
  FileWatch watch_;
  int file_;
  std::string in_;
  std::string out_;
};

}  // namespace click
