#pragma once

#include <cstdint>

namespace click {

class Element;

// A file descriptor that an element waits for: Element::file_ready(watch) is called on the owner's worker when it can
// be read (or written, if wanted). An idle worker sleeps until then; a busy one looks between its rounds.
class FileWatch {
 public:
  explicit FileWatch(Element& owner) : owner_(owner) {}
  FileWatch(const FileWatch&) = delete;
  FileWatch& operator=(const FileWatch&) = delete;
  ~FileWatch() { stop(); }

  // From Element::initialize on. The descriptor stays the caller's.
  void start(int file, bool wants_write = false);
  void stop();
  void want_write(bool wanted) { wants_write_ = wanted; }

  int file() const { return file_; }
  bool wants_write() const { return wants_write_; }
  Element& owner() const { return owner_; }

 private:
  Element& owner_;
  int file_ = -1;  // -1: stopped
  bool wants_write_ = false;
};

}  // namespace click
