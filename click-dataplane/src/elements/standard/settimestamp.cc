#include "elements/standard/settimestamp.hh"

#include "graph/args.hh"
#include "graph/registry.hh"

namespace click {

Status SetTimestamp::configure(Args& args) {
  return args.positional("TIMESTAMP", time_, &has_time_)
      .keyword("FIRST", first_)
      .check([&] { return time_.count() >= 0; }, "TIMESTAMP must not be negative")
      .finish();
}

REGISTER_ELEMENT(SetTimestamp);

}  // namespace click
