#include "graph/file_watch.hh"

#include "graph/element.hh"
#include "graph/router.hh"

namespace click {

void FileWatch::start(int file, bool wants_write) {
  stop();
  file_ = file;
  wants_write_ = wants_write;
  owner_.router().add_watch(this);
}

void FileWatch::stop() {
  if (file_ < 0) return;
  owner_.router().remove_watch(this);
  file_ = -1;
}

}  // namespace click
