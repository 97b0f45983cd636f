#include "elements/ip/setrandipaddress.hh"

#include "graph/args.hh"
#include "graph/registry.hh"

namespace click {

Status SetRandIPAddress::configure(Args& args) {
  int limit = -1;
  Status status =
      args.mandatory("PREFIX", prefix_)
          .positional("LIMIT", limit)
          .check([&] { return limit != 0 && limit <= 1 << 20; }, "LIMIT must be from 1 to 1048576, or negative")
          .finish();
  for (int i = 0; status && i < limit; ++i) addresses_.push_back(pick());
  return status;
}

REGISTER_ELEMENT(SetRandIPAddress);

}  // namespace click
