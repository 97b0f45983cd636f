#include "engine/start_words.hh"

#include <charconv>

#include "click_dataplane.h"
#include "io/eal.hh"

namespace click {
namespace {

template <class T>
Status read_number(std::string_view word, std::string_view text, unsigned least, unsigned most, T& number) {
  unsigned parsed = 0;
  auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), parsed);
  if (error != std::errc() || end != text.data() + text.size() || parsed < least || parsed > most) {
    return Status::error(std::string(word.substr(0, word.find('='))) + ": expected a number from " +
                         std::to_string(least) + " to " + std::to_string(most));
  }
  number = static_cast<T>(parsed);
  return Status::ok();
}

}  // namespace

Status read_start_words(std::string_view line, EngineOptions& options) {
  Status status;
  for (const std::string& word : eal_words(line)) {
    std::string_view value = std::string_view(word).substr(std::min(word.find('=') + 1, word.size()));
    if (word.starts_with("--workers=")) {
      status.add(read_number(word, value, 1, CLICK_MAX_WORKERS, options.workers));
    } else if (word.starts_with("--queues=")) {
      status.add(read_number(word, value, 1, CLICK_MAX_WORKERS, options.queues));
    } else if (word.starts_with("--packets=")) {
      status.add(read_number(word, value, 512, 1 << 20, options.packets));
    } else if (word.starts_with("--idle=")) {
      options.idle.sleep = value != "spin";
      if (value != "spin" && value != "adaptive") status.add(Status::error("--idle: expected spin or adaptive"));
    } else {
      options.eal_arguments.push_back(word);
    }
  }
  return status;
}

}  // namespace click
