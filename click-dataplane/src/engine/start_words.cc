#include "engine/start_words.hh"

#include <charconv>

#include "click_dataplane.h"
#include "io/eal.hh"

namespace click {

Status read_start_words(std::string_view line, EngineOptions& options) {
  Status status;
  for (const std::string& word : eal_words(line)) {
    std::string_view value = std::string_view(word).substr(std::min(word.find('=') + 1, word.size()));
    if (word.starts_with("--workers=")) {
      auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), options.workers);
      if (error != std::errc() || end != value.data() + value.size() || options.workers < 1 ||
          options.workers > CLICK_MAX_WORKERS) {
        status.add(Status::error("--workers: expected a number from 1 to " + std::to_string(CLICK_MAX_WORKERS)));
      }
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
