#include "elements/ethernet/etherencap.hh"

#include <cstdio>
#include <cstring>

#include "graph/args.hh"
#include "graph/registry.hh"
#include "graph/value_handlers.hh"

namespace click {

Status EtherEncap::configure(Args& args) {
  Status status =
      args.mandatory("ETHERTYPE", ethertype_).mandatory("SRC", source_).mandatory("DST", destination_).finish();
  make_header();
  return status;
}

void EtherEncap::make_header() {
  std::memcpy(&header_.dst_addr, destination_.bytes.data(), sizeof header_.dst_addr);
  std::memcpy(&header_.src_addr, source_.bytes.data(), sizeof header_.src_addr);
  header_.ether_type = rte_cpu_to_be_16(ethertype_);
}

void EtherEncap::add_handlers(Handlers& handlers) {
  auto add = [&](const char* name, auto& value) {
    add_read_handler(handlers, name, value);
    handlers.write(name, [this, name, &value](std::string_view text) {
      Status status = Args({std::string(text)}, *this).mandatory(name, value).finish();
      make_header();
      return status;
    });
  };
  handlers.read("ethertype", [this] {
    char text[8];
    std::snprintf(text, sizeof text, "0x%04X", ethertype_);
    return std::string(text);
  });
  add("src", source_);
  add("dst", destination_);
  handlers.write("ethertype", [this](std::string_view text) {
    Status status = Args({std::string(text)}, *this).mandatory("ethertype", ethertype_).finish();
    make_header();
    return status;
  });
}

REGISTER_ELEMENT(EtherEncap);

}  // namespace click
