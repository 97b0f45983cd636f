#include "elements/icmp/icmpipencap.hh"

#include <string>
#include <vector>

#include "graph/registry.hh"
#include "graph/value_handlers.hh"
#include "support/text.hh"

namespace click {

namespace {

Status read_type(const std::string& text, uint8_t& type) {
  static constexpr std::pair<std::string_view, uint8_t> kTypes[] = {
      {"echo_reply", 0}, {"echo-reply", 0},     {"unreachable", 3},       {"sourcequench", 4},  {"redirect", 5},
      {"echo", 8},       {"timeexceeded", 11},  {"parameterproblem", 12}, {"timestamp", 13},    {"timestamp_reply", 14},
      {"inforeq", 15},   {"inforeq_reply", 16}, {"maskreq", 17},          {"maskreq_reply", 18}};
  std::vector<std::string> names;
  for (auto [name, number] : kTypes) {
    names.emplace_back(name);
    if (name != text) continue;
    type = number;
    return Status::ok();
  }
  std::optional<ParsedInteger> number = parse_integer(text);
  if (!number || number->negative || number->magnitude > 255)
    return Status::error("TYPE: expected a number up to 255 or a name, not '" + text + "'" + suggestion(text, names));
  type = static_cast<uint8_t>(number->magnitude);
  return Status::ok();
}

}  // namespace

Status ICMPIPEncap::configure(Args& args) {
  std::string type;
  Status status = args.mandatory("SRC", fields_.source)
                      .mandatory("DST", fields_.destination)
                      .mandatory("TYPE", type)
                      .positional("CODE", fields_.code)
                      .keyword("IDENTIFIER", fields_.identifier)
                      .finish();
  if (status) status.add(read_type(type, fields_.type));
  return status;
}

void ICMPIPEncap::add_handlers(Handlers& handlers) {
  add_value_handlers(handlers, *this, "src", fields_.source);
  add_value_handlers(handlers, *this, "dst", fields_.destination);
}

REGISTER_ELEMENT(ICMPIPEncap);

}  // namespace click
