#include "elements/standard/align.hh"

#include "graph/args.hh"
#include "graph/registry.hh"

namespace click {

Status Align::configure(Args& args) {
  uint32_t modulus = 4;
  uint32_t offset = 0;
  return args.positional("MODULUS", modulus)
      .positional("OFFSET", offset)
      .check([&] { return offset < modulus; }, "OFFSET must be less than MODULUS")
      .finish();
}

REGISTER_ELEMENT(Align);

}  // namespace click
