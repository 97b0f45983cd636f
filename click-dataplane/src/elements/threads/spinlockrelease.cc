#include "elements/threads/spinlockrelease.hh"

#include "graph/registry.hh"

namespace click {

REGISTER_ELEMENT(SpinlockRelease);

}  // namespace click
