#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "support/status.hh"

namespace click {

// Cuts EAL's command line into words; a word with white space stands in double quotes.
std::vector<std::string> eal_words(std::string_view line);

// Starts DPDK's environment once in the life of the process. EAL binds the thread that starts it to a core, so it is
// given one of its own; no core is taken unless the words ask for some (-l, -c, --lcores).
Status start_eal(const std::vector<std::string>& words);
void stop_eal();

}  // namespace click
