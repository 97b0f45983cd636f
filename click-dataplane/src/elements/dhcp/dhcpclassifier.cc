#include "elements/dhcp/dhcpclassifier.hh"

#include "elements/dhcp/dhcp_message.hh"
#include "graph/args.hh"
#include "graph/registry.hh"
#include "support/text.hh"

namespace click {

namespace {

struct NamedType {
  std::string_view name;
  DhcpType type;
};
constexpr NamedType kTypes[] = {{"discover", DhcpType::kDiscover}, {"offer", DhcpType::kOffer},
                                {"request", DhcpType::kRequest},   {"decline", DhcpType::kDecline},
                                {"deline", DhcpType::kDecline},    {"ack", DhcpType::kAck},
                                {"nak", DhcpType::kNak},           {"nack", DhcpType::kNak},
                                {"release", DhcpType::kRelease},   {"inform", DhcpType::kInform}};

}  // namespace

Status DHCPClassifier::configure(Args& args) {
  constexpr PortId kNone = dropped(DropReason::kFiltered);
  outputs_.fill(kNone);
  Status status;
  PortId output = 0;
  for (const std::string& word : args.all()) {
    bool known = word == "-";
    for (size_t i = 0; known && i < outputs_.size(); ++i) {
      if (outputs_[i] == kNone) outputs_[i] = output;
    }
    std::vector<std::string> names;
    for (auto [name, type] : kTypes) {
      names.emplace_back(name);
      PortId& place = outputs_[static_cast<size_t>(type)];
      if (name == word && place == kNone) place = output;
      known = known || name == word;
    }
    if (!known) status.add(Status::error("'" + word + "' is no DHCP message type" + suggestion(word, names)));
    ++output;
  }
  if (output != output_count()) {
    status.add(Status::error("there are " + std::to_string(output) + " types for " + std::to_string(output_count()) +
                             " outputs; give one for each"));
  }
  return status;
}

PortId DHCPClassifier::process(Packet& packet) {
  std::optional<DhcpMessage> message = DhcpMessage::read(packet);
  return outputs_[message ? static_cast<size_t>(message->type()) : 0];
}

REGISTER_ELEMENT(DHCPClassifier);

}  // namespace click
