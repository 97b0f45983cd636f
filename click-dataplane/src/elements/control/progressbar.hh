#pragma once

#include <chrono>
#include <optional>
#include <string>

#include "graph/element.hh"
#include "graph/timer.hh"

namespace click {

/*
=c
ProgressBar(POSHANDLER [, SIZEHANDLER, keywords BANNER, UPDATE, FIXED_SIZE, ACTIVE])

=s debugging
shows how far something has come, as a bar on the standard error

=io
None.

=d
POSHANDLER is a read handler, or several with spaces between them, whose numbers are added up: the position.
SIZEHANDLER is the same for the size, read when the bar begins; the work is done when the position has reached it.
Without a size the bar only shows that something moves.

Keyword arguments are:

BANNER is a text in front of the bar. Default is empty.

UPDATE is the time between two drawings. Default is 1 s.

FIXED_SIZE is a number to use instead of SIZEHANDLER.

ACTIVE is a boolean: the bar is drawn. Default is true.

=e
  source :: InfiniteSource(LIMIT 1000000, STOP true) -> ...
  ProgressBar(source.count, source.limit);

=h mark_stopped write
Says that the work stopped before its end.

=h mark_done write
Says that the work is done.

=h active read/write
ACTIVE.

=h banner read/write
BANNER.

=h poshandler read/write
POSHANDLER.

=h sizehandler read/write
SIZEHANDLER.

=h reset write
Begins anew, and sets ACTIVE to true.
*/
class ProgressBar final : public Element {
 public:
  ProgressBar() : timer_(*this) {}
  const char* class_name() const override { return "ProgressBar"; }
  const char* port_count() const override { return "0/0"; }
  int configure_phase() const override { return kLatePhase; }
  Status configure(Args& args) override;
  Status initialize() override;
  void run_timer(Timer& timer) override;
  void add_handlers(Handlers& handlers) override;

 private:
  // The sum of handlers' values; nothing when one cannot be read or is no number.
  std::optional<uint64_t> sum(const std::string& handlers) const;
  void begin();
  void draw(const char* end);
  void finish(const char* how);

  Timer timer_;
  std::string position_handlers_;
  std::string size_handlers_;
  std::string banner_;
  std::chrono::nanoseconds update_{std::chrono::seconds(1)};
  uint64_t fixed_size_ = 0;
  bool active_ = true;
  bool begun_ = false;
  bool done_ = false;
  int64_t begin_ = 0;
  uint64_t first_position_ = 0;
  uint64_t last_position_ = 0;
  std::optional<uint64_t> size_;
  unsigned drawings_ = 0;
};

}  // namespace click
