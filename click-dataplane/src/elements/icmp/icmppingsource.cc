#include "elements/icmp/icmppingsource.hh"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "graph/registry.hh"
#include "graph/router.hh"
#include "graph/value_handlers.hh"
#include "packet/pool.hh"

namespace click {

Status ICMPPingSource::configure(Args& args) {
  fields_.type = RTE_IP_ICMP_ECHO_REQUEST;
  if (input_count() > 0) replies_ = std::make_unique<Replies>();
  constexpr size_t kMostData = kPacketCapacity - kDefaultHeadroom - sizeof(IcmpHeaders);
  return args.mandatory("SRC", fields_.source)
      .mandatory("DST", fields_.destination)
      .keyword("INTERVAL", interval_)
      .keyword("IDENTIFIER", fields_.identifier)
      .keyword("LIMIT", limit_)
      .keyword("STOP", stop_)
      .keyword("DATA", data_)
      .keyword("ACTIVE", active_)
      .keyword("MIRROR", mirror_)
      .keyword("VERBOSE", verbose_)
      .check([&] { return interval_.count() > 0; }, "INTERVAL must be positive")
      .check([&] { return data_.size() <= kMostData; }, "DATA is longer than " + std::to_string(kMostData) + " bytes")
      .finish();
}

Status ICMPPingSource::initialize() {
  timer_.initialize();
  if (output(0).flow() == Flow::kPull) {
    return mirror_ ? Status::error("MIRROR needs a push output") : Status::ok();
  }
  if (more()) timer_.schedule_now();
  return Status::ok();
}

void ICMPPingSource::wake() {
  if (more() && output(0).flow() == Flow::kPush && !timer_.scheduled()) timer_.schedule_after(interval_);
}

Packet ICMPPingSource::make(std::string_view data) {
  Packet packet = packet_pool().make(data);
  if (!packet || !encapsulate_icmp(packet, fields_)) {
    count_drops(DropReason::kNoMemory, 1);
    if (packet) packet.free();
    return Packet(nullptr);
  }
  packet.set_timestamp(wall_time());
  if (replies_) {
    replies_->sent_at[fields_.sequence] = steady_time();
    replies_->answered[fields_.sequence] = false;
  }
  ++fields_.sequence;
  ++fields_.ip_id;
  ++count_;
  return packet;
}

PacketBatch ICMPPingSource::pull(PortId, BatchStorage& storage, unsigned max) {
  PacketBatch batch = storage.empty();
  if (max > 0 && more()) {
    if (Packet packet = make(data_)) batch.append(packet);
    stop_if_done(true);
  }
  return batch;
}

void ICMPPingSource::run_timer(Timer&) {
  if (!more()) {
    stop_if_done(true);
    return;
  }
  if (Packet packet = make(data_)) checked_push(0, packet);
  stop_if_done(false);
  // Once more after the last request, to give up waiting for its reply.
  if (more() || stop_) timer_.reschedule_after(interval_);
}

void ICMPPingSource::stop_if_done(bool waited) {
  if (!stop_ || !active_ || more()) return;
  if (!replies_ || waited || replies_->received >= count_) router().request_stop();
}

void ICMPPingSource::push(PortId, PacketBatch batch) {
  for (Packet packet : batch) take_reply(packet);
  drop(std::move(batch), DropReason::kDiscarded);
}

void ICMPPingSource::take_reply(const Packet& packet) {
  const rte_ipv4_hdr* ip = ip_header(packet);
  bool ours = ip != nullptr && ip->next_proto_id == IPPROTO_ICMP && !is_fragment(*ip) &&
              packet.transport_length() >= static_cast<int32_t>(sizeof(rte_icmp_hdr));
  if (!ours) return;
  const auto& icmp = *reinterpret_cast<const rte_icmp_hdr*>(packet.transport_header());
  uint16_t sequence = rte_be_to_cpu_16(icmp.icmp_seq_nb);
  int64_t sent = replies_->sent_at[sequence];
  if (icmp.icmp_type != RTE_IP_ICMP_ECHO_REPLY || rte_be_to_cpu_16(icmp.icmp_ident) != fields_.identifier ||
      sent == 0 || ip->src_addr != fields_.destination.raw) {
    return;
  }
  int64_t time = steady_time() - sent;
  bool again = replies_->answered[sequence];
  if (again) {
    ++replies_->duplicate;
  } else {
    replies_->answered[sequence] = true;
    ++replies_->received;
    replies_->shortest = std::min(replies_->shortest, time);
    replies_->longest = std::max(replies_->longest, time);
    replies_->sum += static_cast<double>(time);
    replies_->sum_of_squares += static_cast<double>(time) * static_cast<double>(time);
  }
  auto data_length = static_cast<size_t>(packet.transport_length()) - sizeof(rte_icmp_hdr);
  if (verbose_) {
    char text[160];
    std::snprintf(text, sizeof text, "%zu bytes from %s: icmp_seq=%u ttl=%u time=%.3f ms%s",
                  data_length + sizeof(rte_icmp_hdr), IpAddress{ip->src_addr}.text().c_str(), sequence,
                  ip->time_to_live, static_cast<double>(time) / 1e6, again ? " (again)" : "");
    log_info(text);
  }
  if (mirror_ && active_ && !again) {
    const auto* data = reinterpret_cast<const char*>(packet.transport_header() + sizeof(rte_icmp_hdr));
    if (Packet next = make({data, data_length})) checked_push(0, next);
  }
  stop_if_done(false);
}

std::string ICMPPingSource::summary() const {
  const Replies& replies = *replies_;
  double n = static_cast<double>(std::max<uint64_t>(replies.received, 1));
  double mean = replies.sum / n;
  double deviation = std::sqrt(std::max(0.0, replies.sum_of_squares / n - mean * mean));
  double lost = count_ == 0 ? 0
                            : 100.0 * static_cast<double>(count_ - std::min(count_, replies.received)) /
                                  static_cast<double>(count_);
  char text[256];
  std::snprintf(
      text, sizeof text,
      "%llu packets transmitted, %llu received%s, %.0f%% packet loss\nrtt min/avg/max/mdev = %.3f/%.3f/%.3f/%.3f ms\n",
      static_cast<unsigned long long>(count_), static_cast<unsigned long long>(replies.received),
      replies.duplicate == 0 ? "" : (", +" + std::to_string(replies.duplicate) + " duplicates").c_str(), lost,
      replies.received == 0 ? 0.0 : static_cast<double>(replies.shortest) / 1e6, mean / 1e6,
      static_cast<double>(replies.longest) / 1e6, deviation / 1e6);
  return text;
}

void ICMPPingSource::add_handlers(Handlers& handlers) {
  add_read_handler(handlers, "count", count_);
  add_value_handlers(handlers, *this, "src", fields_.source);
  add_value_handlers(handlers, *this, "dst", fields_.destination);
  auto add = [&](const char* name, auto& value, auto valid) {
    add_read_handler(handlers, name, value);
    handlers.write(name, [this, name, &value, valid](std::string_view text) {
      auto wanted = value;
      Status status = Args({std::string(text)}, *this).mandatory(name, wanted).finish();
      if (status && !valid(wanted)) status = Status::error(std::string(name) + " must be positive");
      if (!status) return status;
      value = wanted;
      wake();
      return status;
    });
  };
  add("active", active_, [](bool) { return true; });
  add("limit", limit_, [](int64_t) { return true; });
  add("interval", interval_, [](std::chrono::nanoseconds time) { return time.count() > 0; });
  add_action_handler(handlers, "reset_counts", [this] {
    count_ = 0;
    if (replies_) *replies_ = Replies();
    wake();
  });
  if (!replies_) return;
  handlers.read("summary", [this] { return summary(); });
  handlers.read("rtt_min", [this] {
    return value_text(std::chrono::nanoseconds(replies_->received == 0 ? 0 : replies_->shortest));
  });
  handlers.read("rtt_max", [this] { return value_text(std::chrono::nanoseconds(replies_->longest)); });
  handlers.read("rtt_avg", [this] {
    double n = static_cast<double>(std::max<uint64_t>(replies_->received, 1));
    return value_text(replies_->sum / n / 1e9);
  });
}

REGISTER_ELEMENT(ICMPPingSource);
REGISTER_ELEMENT_AS(ICMPPingSource, ICMPSendPings);

}  // namespace click
