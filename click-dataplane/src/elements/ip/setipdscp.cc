#include "elements/ip/setipdscp.hh"

#include "graph/registry.hh"
#include "graph/value_handlers.hh"

namespace click {

Status SetIPDSCP::configure(Args& args) {
  return args.mandatory("DSCP", dscp_).check([&] { return dscp_ <= 63; }, "DSCP must be from 0 to 63").finish();
}

void SetIPDSCP::add_handlers(Handlers& handlers) {
  add_read_handler(handlers, "dscp", dscp_);
  handlers.write("dscp", [this](std::string_view text) {
    uint8_t wanted = 0;
    Status status = Args({std::string(text)}, *this)
                        .mandatory("dscp", wanted)
                        .check([&] { return wanted <= 63; }, "dscp must be from 0 to 63")
                        .finish();
    if (status) dscp_ = wanted;
    return status;
  });
}

REGISTER_ELEMENT(SetIPDSCP);

}  // namespace click
