#include "elements/ethernet/setvlananno.hh"

#include "elements/ethernet/vlan_handlers.hh"
#include "graph/registry.hh"

namespace click {

Status SetVLANAnno::configure(Args& args) {
  std::string tci;
  int id = -1;
  int priority = -1;
  Status status = args.positional("VLAN_TCI", tci).positional("VLAN_PCP", priority).keyword("VLAN_ID", id).finish();
  if (status) status.add(tag_.read(tci, id, priority, false, 0xffff, args.context()));
  return status;
}

void SetVLANAnno::add_handlers(Handlers& handlers) { add_vlan_handlers(handlers, *this, tag_, "vlan_id"); }

REGISTER_ELEMENT(SetVLANAnno);

}  // namespace click
