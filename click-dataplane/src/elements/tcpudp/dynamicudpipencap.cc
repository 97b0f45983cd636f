#include "elements/tcpudp/dynamicudpipencap.hh"

#include "graph/registry.hh"

namespace click {

Status DynamicUDPIPEncap::configure(Args& args) {
  std::string destination;
  Status status = args.mandatory("SRC", encapsulation_.source)
                      .mandatory("SPORT", encapsulation_.source_port)
                      .mandatory("DST", destination)
                      .mandatory("DPORT", encapsulation_.destination_port)
                      .positional("CHECKSUM", encapsulation_.checksum)
                      .positional("INTERVAL", interval_)
                      .finish();
  if (status) status.add(encapsulation_.read_destination(destination, args.context()));
  return status;
}

REGISTER_ELEMENT(DynamicUDPIPEncap);

}  // namespace click
