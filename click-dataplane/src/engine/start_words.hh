#pragma once

#include <string_view>

#include "engine/engine.hh"
#include "support/status.hh"

namespace click {

// Takes the engine's own words (--workers=N, --queues=N, --idle=spin|adaptive, --packets=N) out of a start line and
// leaves EAL's.
Status read_start_words(std::string_view line, EngineOptions& options);

}  // namespace click
