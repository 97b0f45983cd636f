#pragma once

#include "click_dataplane.h"

namespace click {

// The process's counters in the layout that the C interface promises; alive as long as the process.
click_shared_counters& shared_counters();

}  // namespace click
