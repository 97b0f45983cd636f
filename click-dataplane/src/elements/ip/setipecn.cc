#include "elements/ip/setipecn.hh"

#include "graph/registry.hh"
#include "graph/value_handlers.hh"

namespace click {

Status SetIPECN::read(const std::string& text) {
  static constexpr std::pair<std::string_view, uint8_t> kNames[] = {
      {"no", 0}, {"ect1", 1}, {"ECT(1)", 1}, {"ect2", 2}, {"ECT(0)", 2}, {"ce", 3}, {"CE", 3}};
  for (auto [name, ecn] : kNames) {
    if (name != text) continue;
    ecn_ = ecn;
    return Status::ok();
  }
  std::optional<ParsedInteger> number = parse_integer(text);
  if (!number || number->negative || number->magnitude > 3)
    return Status::error("ECN: expected no, ect1, ect2, ce or a number from 0 to 3, not '" + text + "'");
  ecn_ = static_cast<uint8_t>(number->magnitude);
  return Status::ok();
}

Status SetIPECN::configure(Args& args) {
  std::string text;
  Status status = args.mandatory("ECN", text).finish();
  return status ? read(text) : status;
}

void SetIPECN::add_handlers(Handlers& handlers) {
  add_read_handler(handlers, "ecn", ecn_);
  handlers.write("ecn", [this](std::string_view text) { return read(std::string(text)); });
}

REGISTER_ELEMENT(SetIPECN);

}  // namespace click
