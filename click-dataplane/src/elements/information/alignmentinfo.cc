#include "elements/information/alignmentinfo.hh"

#include "graph/registry.hh"

namespace click {

REGISTER_ELEMENT(AlignmentInfo);

}  // namespace click
