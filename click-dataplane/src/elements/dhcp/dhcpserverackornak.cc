#include "elements/dhcp/dhcpserverackornak.hh"

#include "elements/dhcp/dhcp_server.hh"
#include "graph/registry.hh"
#include "graph/value_handlers.hh"

namespace click {

Status DHCPServerACKorNAK::configure(Args& args) {
  Element* leases = nullptr;
  Status status = args.mandatory("LEASES", leases).finish();
  return status ? find_lease_pool(leases, leases_) : status;
}

Status DHCPServerACKorNAK::take_state(Element& previous) {
  auto& before = static_cast<DHCPServerACKorNAK&>(previous);
  acks_ = before.acks_;
  naks_ = before.naks_;
  return Status::ok();
}

// RFC 2131, 4.3.2.
DHCPServerACKorNAK::Answer DHCPServerACKorNAK::decide(const DhcpMessage& request, IpAddress& address) {
  std::optional<IpAddress> server = request.address_option(dhcp_option::kServer);
  std::optional<IpAddress> wanted = request.address_option(dhcp_option::kRequestedAddress);
  std::optional<IpAddress> own = leases_->address_of(request.client());
  if (server && !(*server == leases_->server())) {
    if (own) leases_->release(request.client(), *own);
    return Answer::kNone;
  }
  bool renews = !server && !wanted && request.header().ciaddr != 0;
  address = renews ? IpAddress{request.header().ciaddr} : wanted.value_or(IpAddress{});
  if (address.raw == 0) return Answer::kNone;
  bool direct = request.header().giaddr == 0;
  if (direct && !leases_->in_subnet(address)) return Answer::kNak;  // it has moved
  if (!own) {
    // A client that chose this server, or renews, must have been known once; of others we know nothing.
    bool can_have = (server || renews) && leases_->offer(request.client(), address) == address;
    if (!can_have) return server || renews ? Answer::kNak : Answer::kNone;
    return Answer::kAck;
  }
  return *own == address ? Answer::kAck : Answer::kNak;
}

bool DHCPServerACKorNAK::answer(const DhcpMessage& request) {
  bool inform = request.type() == DhcpType::kInform;
  if (request.type() != DhcpType::kRequest && !inform) return false;
  IpAddress address;
  Answer decision = inform ? Answer::kAck : decide(request, address);
  if (decision == Answer::kNone) return false;
  uint32_t seconds = inform ? 0 : leases_->lease_time(request.number_option(dhcp_option::kLeaseTime));
  if (decision == Answer::kAck && !inform && !leases_->lease(request.client(), address, seconds))
    decision = Answer::kNak;
  bool ack = decision == Answer::kAck;
  DhcpType type = ack ? DhcpType::kAck : DhcpType::kNak;
  DhcpWriter writer(request, type);
  if (ack) {
    writer.header().yiaddr = address.raw;
    writer.header().ciaddr = request.header().ciaddr;
    add_network_options(writer, *leases_, request, seconds);
  } else {
    writer.address(dhcp_option::kServer, leases_->server());
    writer.option(dhcp_option::kMessage, "the address is not yours");
  }
  Packet packet = finish_answer(writer, request, type);
  if (!packet) return true;
  ++(ack ? acks_ : naks_);
  checked_push(0, packet);
  return true;
}

void DHCPServerACKorNAK::push(PortId, PacketBatch batch) {
  PortId verdicts[kBatchSize];
  for (unsigned i = 0; i < batch.size(); ++i) {
    std::optional<DhcpMessage> request = DhcpMessage::read(batch[i]);
    bool answered = request && answer(*request);
    verdicts[i] = answered ? dropped(DropReason::kDiscarded) : output_count() > 1 ? 1 : dropped(DropReason::kFiltered);
  }
  distribute(std::move(batch), verdicts);
}

void DHCPServerACKorNAK::add_handlers(Handlers& handlers) {
  add_read_handler(handlers, "acks", acks_);
  add_read_handler(handlers, "naks", naks_);
}

REGISTER_ELEMENT(DHCPServerACKorNAK);

}  // namespace click
