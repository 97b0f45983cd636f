#include "elements/dhcp/dhcpclient.hh"

#include <algorithm>

#include "graph/args.hh"
#include "graph/registry.hh"
#include "graph/router.hh"
#include "graph/value_handlers.hh"
#include "support/text.hh"

namespace click {

namespace {

constexpr int64_t kSecond = 1'000'000'000;
constexpr int kMostRequests = 4;  // then it begins anew

uint64_t now_in_seconds() { return wall_time() / static_cast<uint64_t>(kSecond); }

}  // namespace

Status DHCPClient::configure(Args& args) {
  RawText call;
  Status status = args.mandatory("ETH", ether_).keyword("IPADDR", lease_.address).keyword("LEASE_CALL", call).finish();
  std::string_view rest = call.text;
  lease_call_ = take_word(rest);
  lease_value_ = unquote(rest);
  return status;
}

Status DHCPClient::initialize() {
  timer_.initialize();
  if (!lease_call_.empty()) {
    if (Status status = HandlerCall(lease_call_).check(*this); !status) return status;
  }
  timer_.schedule_now();
  return Status::ok();
}

Status DHCPClient::take_state(Element& previous) {
  auto& before = static_cast<DHCPClient&>(previous);
  if (!(before.ether_ == ether_) || !before.has_lease()) return Status::ok();
  lease_ = before.lease_;
  state_ = State::kBound;
  timer_.schedule_at(lease_.renew_at);
  return Status::ok();
}

void DHCPClient::enter(State state) {
  state_ = state;
  tries_ = 0;
}

void DHCPClient::begin() {
  xid_ = static_cast<uint32_t>(random_());
  enter(lease_.address.raw != 0 && state_ == State::kInit ? State::kRebooting : State::kSelecting);
  send();
}

// Repeats with growing pauses, give or take a second (RFC 2131, 4.1); while it renews, half of what is left (4.4.5).
void DHCPClient::send_later() {
  int64_t pause = (int64_t{4} << std::min(tries_ - 1, 4)) * kSecond;
  pause += static_cast<int64_t>(random_() % 2000) * 1'000'000 - kSecond;
  int64_t now = router().now();
  if (state_ == State::kRenewing) pause = std::max((lease_.rebind_at - now) / 2, kSecond);
  if (state_ == State::kRebinding) pause = std::max((lease_.over_at - now) / 2, kSecond);
  timer_.schedule_after(std::chrono::nanoseconds(pause));
}

void DHCPClient::send() {
  ++tries_;
  bool discovers = state_ == State::kSelecting;
  DhcpWriter writer(discovers ? DhcpType::kDiscover : DhcpType::kRequest, ether_, xid_);
  if (state_ == State::kRequesting) {
    writer.address(dhcp_option::kRequestedAddress, offered_).address(dhcp_option::kServer, offering_server_);
  } else if (state_ == State::kRebooting || (discovers && lease_.address.raw != 0)) {
    writer.address(dhcp_option::kRequestedAddress, lease_.address);
  } else if (state_ >= State::kRenewing) {
    writer.header().ciaddr = lease_.address.raw;
  }
  writer.option(dhcp_option::kParameterList, std::string{1, 3, 6, 15, 28, 51, 58, 59});
  send_later();
  Packet packet = writer.packet();
  if (!packet) return;
  bool to_server = state_ == State::kRenewing;
  packet.set_destination_ip(to_server ? lease_.server.raw : 0xffffffff);
  checked_push(to_server ? 1 : 0, packet);
}

void DHCPClient::run_timer(Timer&) {
  int64_t now = router().now();
  switch (state_) {
    case State::kInit:
      begin();
      return;
    case State::kRequesting:
    case State::kRebooting:
      if (tries_ >= kMostRequests) {
        enter(State::kSelecting);
        xid_ = static_cast<uint32_t>(random_());
      }
      break;
    case State::kBound:
      enter(State::kRenewing);
      xid_ = static_cast<uint32_t>(random_());
      break;
    case State::kRenewing:
      if (now >= lease_.rebind_at) enter(State::kRebinding);
      break;
    case State::kRebinding:
      if (now >= lease_.over_at) {
        end_lease();
        return;
      }
      break;
    case State::kSelecting:
      break;
  }
  send();
}

void DHCPClient::set_times(uint64_t seconds, uint64_t renew, uint64_t rebind) {
  int64_t now = router().now();
  auto in = [&](uint64_t after) { return now + static_cast<int64_t>(std::min<uint64_t>(after, INT32_MAX)) * kSecond; };
  lease_.renew_at = in(renew);
  lease_.rebind_at = in(rebind);
  lease_.over_at = in(seconds);
  timer_.schedule_at(lease_.renew_at);
}

void DHCPClient::start_lease(const DhcpMessage& ack) {
  uint32_t seconds = ack.number_option(dhcp_option::kLeaseTime).value_or(3600);
  uint32_t renew = ack.number_option(dhcp_option::kRenewTime).value_or(seconds / 2);
  uint32_t rebind =
      ack.number_option(dhcp_option::kRebindTime).value_or(static_cast<uint32_t>(uint64_t{seconds} * 7 / 8));
  lease_.address.raw = ack.header().yiaddr;
  if (std::optional<IpAddress> server = ack.address_option(dhcp_option::kServer)) lease_.server = *server;
  lease_.start = now_in_seconds();
  lease_.end = lease_.start + seconds;
  enter(State::kBound);
  set_times(seconds, renew, rebind);
  tell();
}

void DHCPClient::end_lease() {
  state_ = State::kInit;
  tell();
  lease_ = {};
  begin();
}

// True when it was for us.
bool DHCPClient::take(const DhcpMessage& message) {
  if (message.header().op != kBootReply || !(message.client() == ether_) || message.header().xid != xid_) return false;
  DhcpType type = message.type();
  if (type == DhcpType::kOffer && state_ == State::kSelecting) {
    std::optional<IpAddress> server = message.address_option(dhcp_option::kServer);
    if (!server || message.header().yiaddr == 0) return false;
    offered_.raw = message.header().yiaddr;
    offering_server_ = *server;
    enter(State::kRequesting);
    send();
    return true;
  }
  bool asked = state_ == State::kRequesting || state_ == State::kRebooting || state_ >= State::kRenewing;
  if (type == DhcpType::kAck && asked && message.header().yiaddr != 0) {
    start_lease(message);
    return true;
  }
  if (type == DhcpType::kNak && asked) {
    bool had = has_lease();
    state_ = State::kInit;
    if (had) tell();
    lease_ = {};
    begin();
    return true;
  }
  return false;
}

void DHCPClient::push(PortId, PacketBatch batch) {
  PortId verdicts[kBatchSize];
  for (unsigned i = 0; i < batch.size(); ++i) {
    std::optional<DhcpMessage> message = DhcpMessage::read(batch[i]);
    bool taken = message && take(*message);
    verdicts[i] = taken ? dropped(DropReason::kDiscarded) : output_count() > 2 ? 2 : dropped(DropReason::kNotForUs);
  }
  distribute(std::move(batch), verdicts);
}

std::string DHCPClient::lease_text() const {
  if (!has_lease()) return "false " + lease_.address.text();
  return "true " + lease_.address.text() + " " + lease_.server.text() + " " + std::to_string(lease_.start) + " " +
         std::to_string(lease_.end);
}

void DHCPClient::tell() const {
  if (lease_call_.empty()) return;
  std::string value = (lease_value_.empty() ? "" : lease_value_ + " ") + lease_text();
  Status status = router().write_handler(lease_call_, value, name());
  if (!status) log_error(lease_call_ + ": " + status.text());
}

Status DHCPClient::write_lease(std::string_view text) {
  std::vector<std::string> words = split_words(text);
  Status wrong = Status::error("expected `true ADDR SERVER START END' or `false ADDR'");
  std::optional<IpAddress> address = words.size() > 1 ? IpAddress::parse(words[1]) : std::nullopt;
  if (!address) return wrong;
  if (words[0] == "false" && words.size() == 2) {
    lease_ = {};
    lease_.address = *address;
    state_ = State::kInit;
    timer_.schedule_now();
    return Status::ok();
  }
  std::optional<IpAddress> server = words.size() == 5 ? IpAddress::parse(words[2]) : std::nullopt;
  constexpr ParsedInteger kNone{true, 0};
  ParsedInteger start = server ? parse_integer(words[3]).value_or(kNone) : kNone;
  ParsedInteger end = server ? parse_integer(words[4]).value_or(kNone) : kNone;
  if (words[0] != "true" || !server || start.negative || end.negative) return wrong;
  uint64_t now = now_in_seconds();
  if (end.magnitude <= now) return Status::error("the lease has ended");
  lease_ = {*address, *server, start.magnitude, end.magnitude, 0, 0, 0};
  uint64_t left = end.magnitude - now;
  enter(State::kBound);
  set_times(left, left / 2, left * 7 / 8);
  return Status::ok();
}

void DHCPClient::add_handlers(Handlers& handlers) {
  handlers.read("addr", [this] { return (has_lease() ? lease_.address : IpAddress{}).text(); });
  handlers.read("server", [this] { return (has_lease() ? lease_.server : IpAddress{}).text(); });
  handlers.read("lease", [this] { return lease_text(); });
  handlers.write("lease", [this](std::string_view text) { return write_lease(text); });
  add_action_handler(handlers, "release", [this] {
    if (!has_lease()) return;
    DhcpWriter writer(DhcpType::kRelease, ether_, static_cast<uint32_t>(random_()));
    writer.header().ciaddr = lease_.address.raw;
    writer.address(dhcp_option::kServer, lease_.server);
    Packet packet = writer.packet();
    if (packet) packet.set_destination_ip(lease_.server.raw);
    if (packet) checked_push(1, packet);
    state_ = State::kInit;
    tell();
    timer_.unschedule();
  });
  handlers.read("state", [this] {
    static constexpr const char* kNames[] = {"INIT",  "SELECTING", "REQUESTING", "REBOOTING",
                                             "BOUND", "RENEWING",  "REBINDING"};
    return std::string(kNames[static_cast<size_t>(state_)]);
  });
}

REGISTER_ELEMENT(DHCPClient);

}  // namespace click
