#include "elements/arp/arpresponder.hh"

#include <algorithm>

#include "elements/arp/arp_packet.hh"
#include "graph/args.hh"
#include "graph/handlers.hh"
#include "graph/registry.hh"
#include "support/text.hh"

namespace click {

bool ARPResponder::read_prefix(const std::string& word, IpPrefix& prefix) const {
  ArgumentContext context{*this};
  if (!ArgumentType<IpAddress>::parse(word, prefix.address, context)) {
    prefix.mask.raw = 0xffffffff;
    return true;
  }
  return !ArgumentType<IpPrefix>::parse(word, prefix, context);
}

Status ARPResponder::add(std::string_view text) {
  std::vector<std::string> words = split_words(text);
  Status wrong = Status::error("expected `IP/MASK [IP/MASK...] ETH', not '" + std::string(text) + "'");
  if (words.empty()) return wrong;
  EtherAddress ether;
  if (ArgumentType<EtherAddress>::parse(words.back(), ether, ArgumentContext{*this})) return wrong;
  if (words.size() > 1) words.pop_back();  // a name alone stands for both
  for (const std::string& word : words) {
    IpPrefix prefix;
    if (!read_prefix(word, prefix)) return wrong;
    entries_.push_back({prefix, ether});
  }
  std::ranges::stable_sort(entries_, std::ranges::greater(), [](const Entry& entry) { return entry.prefix.length(); });
  return Status::ok();
}

Status ARPResponder::remove(std::string_view text) {
  IpPrefix prefix;
  if (!read_prefix(std::string(trim(text)), prefix))
    return Status::error("expected IP/MASK, not '" + std::string(text) + "'");
  auto same = [&](const Entry& entry) {
    return entry.prefix.address == prefix.address && entry.prefix.mask == prefix.mask;
  };
  return std::erase_if(entries_, same) != 0 ? Status::ok() : Status::error("there is no entry for " + prefix.text());
}

Status ARPResponder::configure(Args& args) {
  Status status;
  for (const std::string& argument : args.all()) status.add(add(argument));
  return status;
}

const ARPResponder::Entry* ARPResponder::find(IpAddress address) const {
  auto found = std::ranges::find_if(entries_, [&](const Entry& entry) { return entry.prefix.contains(address); });
  return found == entries_.end() ? nullptr : &*found;
}

PortId ARPResponder::process(Packet& packet) {
  const ArpFrame* question = arp_frame(packet);
  const Entry* entry = nullptr;
  if (question != nullptr && question->arp.arp_opcode == RTE_BE16(RTE_ARP_OP_REQUEST)) {
    entry = find(IpAddress{question->arp.arp_data.arp_tip});
  }
  if (entry == nullptr) return output_count() > 1 ? 1 : dropped(DropReason::kNotForUs);
  EtherAddress asker = ether_address(question->arp.arp_data.arp_sha);
  ArpFrame answer = make_arp(RTE_ARP_OP_REPLY, {entry->ether, {question->arp.arp_data.arp_tip}},
                             {asker, {question->arp.arp_data.arp_sip}}, asker);
  uint8_t* data = packet.writable_data();
  if (data == nullptr) return dropped(DropReason::kNoMemory);
  std::memcpy(data, &answer, sizeof answer);
  packet.take(packet.length() - static_cast<uint32_t>(sizeof answer));
  return 0;
}

void ARPResponder::add_handlers(Handlers& handlers) {
  handlers.read("table", [this] {
    std::string text;
    for (const Entry& entry : entries_)
      text += entry.prefix.address.text() + " " + entry.prefix.mask.text() + " " + entry.ether.text() + "\n";
    return text;
  });
  handlers.query("lookup", [this](std::string_view text) {
    IpAddress address;
    ParseError error = ArgumentType<IpAddress>::parse(trim(text), address, ArgumentContext{*this});
    if (error) return HandlerResult{Status::error(*error), ""};
    const Entry* entry = find(address);
    return entry != nullptr ? HandlerResult{{}, entry->ether.text()}
                            : HandlerResult{Status::error("nothing is answered for " + address.text()), ""};
  });
  handlers.write("add", [this](std::string_view text) { return add(text); });
  handlers.write("remove", [this](std::string_view text) { return remove(text); });
}

REGISTER_ELEMENT(ARPResponder);

}  // namespace click
