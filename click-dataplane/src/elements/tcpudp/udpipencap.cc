#include "elements/tcpudp/udpipencap.hh"

#include "graph/registry.hh"
#include "graph/value_handlers.hh"

namespace click {

Status UDPIPEncap::configure(Args& args) {
  std::string destination;
  Status status = args.mandatory("SRC", encapsulation_.source)
                      .mandatory("SPORT", encapsulation_.source_port)
                      .mandatory("DST", destination)
                      .mandatory("DPORT", encapsulation_.destination_port)
                      .positional("CHECKSUM", encapsulation_.checksum)
                      .finish();
  if (status) status.add(encapsulation_.read_destination(destination, args.context()));
  return status;
}

void UDPIPEncap::add_handlers(Handlers& handlers) {
  add_value_handlers(handlers, *this, "src", encapsulation_.source);
  add_value_handlers(handlers, *this, "sport", encapsulation_.source_port);
  add_value_handlers(handlers, *this, "dport", encapsulation_.destination_port);
  handlers.read(
      "dst", [this] { return encapsulation_.destination_annotation ? "DST_ANNO" : encapsulation_.destination.text(); });
  handlers.write("dst", [this](std::string_view text) {
    return encapsulation_.read_destination(std::string(text), ArgumentContext{*this});
  });
}

REGISTER_ELEMENT(UDPIPEncap);

}  // namespace click
