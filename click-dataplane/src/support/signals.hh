#pragma once

#include <optional>
#include <string_view>

#include "support/status.hh"

namespace click {

// Signals of the process for those who wait for them on a file. Only the program `click` lets elements have them; a
// library keeps its hands off its host's signals.
void allow_signals();

// The number of a signal such as "HUP", "SIGHUP" or "1".
std::optional<int> signal_number(std::string_view name);

// Opens a file on which a byte can be read whenever the signal has come.
Status watch_signal(int signal, int& file);
// Gives the signal its usual meaning back, if nobody else watches it, and closes the file.
void unwatch_signal(int file);
bool signal_watched(int signal);

}  // namespace click
