#pragma once

#include <string>
#include <vector>

#include "graph/args.hh"
#include "graph/element.hh"
#include "graph/handlers.hh"

namespace click {

// What elements that check headers have in common: the keywords VERBOSE and DETAILS, the counts of what failed for each
// reason, their handlers, and the word about the first packet that failed.
class FaultCounts {
 public:
  struct Fault {
    const char* text;
    DropReason reason;
  };

  FaultCounts(std::vector<Fault> faults, const char* message)
      : faults_(std::move(faults)), message_(message), counts_(faults_.size()) {}

  Args& keywords(Args& args) { return args.keyword("VERBOSE", verbose_).keyword("DETAILS", details_); }

  // Counts a bad packet; it goes to output 1, or is dropped if there is none.
  PortId bad(size_t fault, Element& element) {
    ++counts_[fault];
    if (total() == 1 || verbose_) element.log_warning(std::string(message_) + ": " + faults_[fault].text);
    return element.output_count() > 1 ? 1 : dropped(faults_[fault].reason);
  }

  uint64_t total() const {
    uint64_t sum = 0;
    for (uint64_t count : counts_) sum += count;
    return sum;
  }

  void take_state(const FaultCounts& previous) { counts_ = previous.counts_; }

  // "drops", and "drop_details" if asked for.
  void add_handlers(Handlers& handlers) const {
    handlers.read("drops", [this] { return std::to_string(total()); });
    if (!details_) return;
    handlers.read("drop_details", [this] {
      std::string text;
      for (size_t i = 0; i < faults_.size(); ++i) text += std::to_string(counts_[i]) + "\t" + faults_[i].text + "\n";
      return text;
    });
  }

 private:
  std::vector<Fault> faults_;
  const char* message_;
  std::vector<uint64_t> counts_;
  bool verbose_ = false;
  bool details_ = false;
};

}  // namespace click
