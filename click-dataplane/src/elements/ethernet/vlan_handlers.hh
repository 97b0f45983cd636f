#pragma once

#include <string>

#include "elements/ethernet/vlan.hh"
#include "graph/value_handlers.hh"

namespace click {

// "vlan_tci", "vlan_pcp" and the id under its name; writing a number ends the use of the annotation.
inline void add_vlan_handlers(Handlers& handlers, Element& element, VlanTag& tag, const char* id_name) {
  add_read_handler(handlers, "vlan_tci", tag);
  handlers.write("vlan_tci", [&element, &tag](std::string_view text) {
    VlanTag read;
    Status status = read.read(std::string(text), -1, -1, true, 0xffff, ArgumentContext{element});
    if (status) tag = read;
    return status;
  });
  handlers.read(id_name, [&tag] { return tag.from_annotation ? "ANNO" : std::to_string(tag.id()); });
  handlers.write(id_name, [&element, &tag](std::string_view text) {
    VlanTag read;
    Status status =
        read.read(std::string(text), -1, static_cast<int>(tag.priority()), true, kVlanId, ArgumentContext{element});
    if (status) tag = read;
    return status;
  });
  handlers.read("vlan_pcp", [&tag] { return tag.from_annotation ? "ANNO" : std::to_string(tag.priority()); });
  handlers.write("vlan_pcp", [&element, &tag](std::string_view text) {
    unsigned priority = 0;
    Status status = Args({std::string(text)}, element)
                        .mandatory("vlan_pcp", priority)
                        .check([&] { return priority <= 7; }, "vlan_pcp must be from 0 to 7")
                        .finish();
    if (status) tag.tci = make_tci(tag.id(), priority);
    return status;
  });
}

}  // namespace click
