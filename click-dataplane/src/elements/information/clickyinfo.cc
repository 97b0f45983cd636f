#include "elements/information/clickyinfo.hh"

#include "graph/registry.hh"

namespace click {

REGISTER_ELEMENT(ClickyInfo);

}  // namespace click
