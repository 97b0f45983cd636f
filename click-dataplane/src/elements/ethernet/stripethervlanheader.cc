#include "elements/ethernet/stripethervlanheader.hh"

#include "graph/args.hh"
#include "graph/registry.hh"

namespace click {

Status StripEtherVLANHeader::configure(Args& args) {
  if (output_count() < 2) otherwise_ = dropped(DropReason::kFiltered);
  return args.positional("NATIVE_VLAN", native_)
      .check([&] { return native_ >= -1 && native_ <= kVlanId; }, "NATIVE_VLAN must be from -1 to 4095")
      .finish();
}

REGISTER_ELEMENT(StripEtherVLANHeader);

}  // namespace click
