#include "elements/ip/ipinputcombo.hh"

#include "graph/args.hh"
#include "graph/registry.hh"

namespace click {

Status IPInputCombo::configure(Args& args) {
  args.mandatory("COLOR", color_);
  return check_.configure(args, true);
}

REGISTER_ELEMENT(IPInputCombo);

}  // namespace click
