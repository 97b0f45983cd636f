#pragma once

#include <string_view>

#include "graph/router.hh"
#include "support/status.hh"

namespace click {

// Follows the next `packets` that come into the configuration and match a pattern of IPFilter's language ("-" or
// nothing: any packet). A packet whose IP header nobody has marked yet is looked at as Ethernet or bare IP. 0 packets:
// ends the trace. While no worker runs.
Status start_trace(Router& router, unsigned packets, std::string_view pattern);

}  // namespace click
