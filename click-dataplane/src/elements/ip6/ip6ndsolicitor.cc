#include "elements/ip6/ip6ndsolicitor.hh"

#include "elements/ip6/nd_message.hh"
#include "graph/args.hh"
#include "graph/handlers.hh"
#include "graph/registry.hh"
#include "graph/router.hh"

namespace click {

namespace {

constexpr int64_t kSecond = 1'000'000'000;
constexpr int64_t kFresh = 30 * kSecond;
constexpr int64_t kForget = 60 * kSecond;
// A little less than the timer's second, so that a late tick does not skip one.
constexpr int64_t kPatience = kSecond * 9 / 10;
constexpr int kMostQuestions = 3;

}  // namespace

IP6NDSolicitor::~IP6NDSolicitor() {
  for (auto& [target, entry] : entries_) {
    if (entry.waiting.empty()) continue;
    count_drops(DropReason::kStopped, entry.waiting.size());
    rte_pktmbuf_free_bulk(entry.waiting.data(), static_cast<unsigned>(entry.waiting.size()));
  }
}

Status IP6NDSolicitor::configure(Args& args) {
  return args.mandatory("IP6", own_).mandatory("ETH", own_ether_).finish();
}

Status IP6NDSolicitor::initialize() {
  timer_.initialize();
  timer_.schedule_after(std::chrono::seconds(1));
  return Status::ok();
}

Status IP6NDSolicitor::take_state(Element& previous) {
  auto& before = static_cast<IP6NDSolicitor&>(previous);
  entries_ = std::move(before.entries_);
  before.entries_.clear();
  solicitations_ = before.solicitations_;
  given_up_ = before.given_up_;
  return Status::ok();
}

bool IP6NDSolicitor::put_header(Packet& packet, const EtherAddress& to) const {
  if (!packet.push(14)) return false;
  uint8_t* frame = packet.writable_data();
  if (frame == nullptr) return false;
  std::memcpy(frame, to.bytes.data(), 6);
  std::memcpy(frame + 6, own_ether_.bytes.data(), 6);
  frame[12] = 0x86;
  frame[13] = 0xdd;
  packet.set_mac_header(0);
  return true;
}

// `at`: ask that station alone.
void IP6NDSolicitor::ask(const Ip6Address& target, Entry& entry, const EtherAddress* at) {
  NdMessage message{own_ether_, own_, at != nullptr ? target : solicited_node(target), target, 0, true, own_ether_};
  entry.asked = router().now();
  ++entry.questions;
  Packet packet = message.make(kNeighbourSolicitation, at != nullptr ? *at : multicast_ether(message.destination));
  if (!packet) return;
  ++solicitations_;
  checked_push(output_count() > 1 ? 1 : 0, packet);
}

void IP6NDSolicitor::send(Packet packet) {
  Ip6Address target = destination_ip6(packet);
  EtherAddress to;
  if (is_multicast6(target.bytes.data())) {
    to = multicast_ether(target);
  } else {
    auto found = entries_.find(target.bytes);
    if (found == entries_.end()) {
      if (entries_.size() >= kMostEntries) {
        drop(packet, DropReason::kTableFull);
        return;
      }
      found = entries_.emplace(target.bytes, Entry{}).first;
    }
    Entry& entry = found->second;
    int64_t now = router().now();
    if (!entry.known) {
      if (entry.waiting.size() == kMostWaiting) {
        ++given_up_;
        drop(Packet(entry.waiting.front()), DropReason::kUnresolved);
        entry.waiting.erase(entry.waiting.begin());
      }
      entry.waiting.push_back(packet.mbuf());
      if (entry.questions == 0) ask(target, entry, nullptr);
      return;
    }
    to = entry.ether;
    if (now - entry.answered > kFresh && now - entry.asked > kSecond) {
      Packet waits = packet;
      if (put_header(waits, to)) {
        checked_push(0, waits);
      } else {
        drop(waits, DropReason::kNoMemory);
      }
      ask(target, entry, &to);
      return;
    }
  }
  if (put_header(packet, to)) {
    checked_push(0, packet);
  } else {
    drop(packet, DropReason::kNoMemory);
  }
}

void IP6NDSolicitor::answer(const Packet& packet) {
  std::optional<NdMessage> message = NdMessage::read(packet, kNeighbourAdvertisement);
  if (!message) return;
  auto found = entries_.find(message->target.bytes);
  if (found == entries_.end()) return;
  Entry& entry = found->second;
  // Without the override flag an advertisement does not replace what is known (RFC 4861, 7.2.5).
  bool overrides = (message->flags & 0x20000000) != 0;
  EtherAddress ether = message->has_link_address ? message->link_address : message->ether_source;
  if (entry.known && !overrides && !(entry.ether == ether)) return;
  entry.ether = ether;
  entry.known = true;
  entry.answered = router().now();
  entry.questions = 0;
  std::vector<rte_mbuf*> waiting = std::move(entry.waiting);
  entry.waiting.clear();
  for (rte_mbuf* mbuf : waiting) {
    Packet waits(mbuf);
    if (put_header(waits, ether)) {
      checked_push(0, waits);
    } else {
      drop(waits, DropReason::kNoMemory);
    }
  }
}

void IP6NDSolicitor::push(PortId in, PacketBatch batch) {
  BatchStorage storage;
  unsigned count = batch.size();
  std::copy(batch.mbufs(), batch.mbufs() + count, storage.mbufs());
  batch.release();
  if (in == 0) {
    for (unsigned i = 0; i < count; ++i) send(Packet(storage.mbufs()[i]));
    return;
  }
  PacketBatch answers = storage.filled(count);
  for (Packet packet : answers) answer(packet);
  drop(std::move(answers), DropReason::kDiscarded);
}

void IP6NDSolicitor::give_up(Entry& entry) {
  given_up_ += entry.waiting.size();
  for (rte_mbuf* mbuf : entry.waiting) drop(Packet(mbuf), DropReason::kUnresolved);
  entry.waiting.clear();
}

void IP6NDSolicitor::run_timer(Timer&) {
  int64_t now = router().now();
  for (auto at = entries_.begin(); at != entries_.end();) {
    Entry& entry = at->second;
    bool unanswered = !entry.known && now - entry.asked >= kPatience;
    bool over = entry.known ? now - entry.answered > kForget : unanswered && entry.questions >= kMostQuestions;
    if (over) {
      give_up(entry);
      at = entries_.erase(at);
      continue;
    }
    if (unanswered) ask(Ip6Address{at->first}, entry, nullptr);
    ++at;
  }
  timer_.reschedule_after(std::chrono::seconds(1));
}

void IP6NDSolicitor::add_handlers(Handlers& handlers) {
  handlers.read("table", [this] {
    std::string text;
    for (const auto& [target, entry] : entries_) {
      if (!entry.known) continue;
      text += Ip6Address{target}.text() + " " + entry.ether.text() + " " +
              std::to_string((router().now() - entry.answered) / kSecond) + "\n";
    }
    return text;
  });
  handlers.read("stats", [this] {
    return std::to_string(solicitations_) + " solicitations sent\n" + std::to_string(given_up_) + " packets given up\n";
  });
}

REGISTER_ELEMENT(IP6NDSolicitor);

}  // namespace click
