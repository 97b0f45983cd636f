#pragma once

#include <string>
#include <utility>
#include <vector>

namespace click {

// What a step that may fail answers: success, or every mistake that was found, each a sentence without place or dot.
class [[nodiscard]] Status {
 public:
  Status() = default;
  static Status ok() { return {}; }
  static Status error(std::string message) {
    Status status;
    status.messages_.push_back(std::move(message));
    return status;
  }

  bool is_ok() const { return messages_.empty(); }
  explicit operator bool() const { return is_ok(); }
  const std::vector<std::string>& messages() const { return messages_; }

  // Takes over the mistakes of another step, so that one answer reports them all.
  void add(const Status& other) { messages_.insert(messages_.end(), other.messages_.begin(), other.messages_.end()); }

  // All mistakes in one line.
  std::string text() const {
    std::string joined;
    for (const std::string& message : messages_) {
      if (!joined.empty()) joined += "; ";
      joined += message;
    }
    return joined;
  }

 private:
  std::vector<std::string> messages_;
};

}  // namespace click
