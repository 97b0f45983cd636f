#include "graph/runs.hh"

#include <algorithm>
#include <map>
#include <string_view>

namespace click {
namespace {

// Few enough that what one element wrote of a packet is at hand for the next, enough that calls cost little.
constexpr unsigned kGroup = 16;

// Where one run ends and the next begins, at the latest.
constexpr size_t kLongest = 32;

// Packets that left a run on the way.
struct Leavers {
  rte_mbuf* mbufs[kBatchSize];
  PortId verdicts[kBatchSize];
  uint8_t members[kBatchSize];  // that they left at
  uint8_t places[kBatchSize];   // in the vector that came
  unsigned count = 0;
};

}  // namespace

class Runs::Run final : public Element {
 public:
  explicit Run(const std::vector<Element*>& members) {
    for (Element* element : members) members_.push_back({element, element->group_work()});
  }
  const char* class_name() const override { return "Run"; }

  void push(PortId, PacketBatch batch) override {
    rte_mbuf** mbufs = batch.mbufs();
    Leavers leavers;
    unsigned stayed = 0;
    unsigned first = kBatchSize;  // place of the first one that stayed
    for (unsigned begin = 0; begin < batch.size(); begin += kGroup) {
      unsigned count = std::min(kGroup, batch.size() - begin);
      uint8_t place = static_cast<uint8_t>(begin);
      unsigned left = pass(mbufs + begin, count, place, leavers);
      if (left != 0 && stayed == 0) first = place;
      if (stayed != begin) std::copy(mbufs + begin, mbufs + begin + left, mbufs + stayed);
      stayed += left;
    }
    batch.shrink(stayed);
    if (leavers.count == 0) [[likely]] {
      members_.back().element->output(0).push(std::move(batch));
    } else {
      hand_out(std::move(batch), first, leavers);
    }
  }

 private:
  struct Member {
    Element* element;
    GroupWork work;
  };

  // Takes a group through the members; answers how many packets came through, and the place of the first of them.
  unsigned pass(rte_mbuf** mbufs, unsigned count, uint8_t& place, Leavers& leavers) {
    PortId verdicts[kGroup];
    for (size_t i = 0; i < members_.size(); ++i) {
      if (members_[i].work(*members_[i].element, mbufs, count, verdicts) == 0) [[likely]]
        continue;
      uint8_t places[kGroup];
      for (unsigned k = 0; k < count; ++k) places[k] = static_cast<uint8_t>(place + k);
      return pass_rest(i, mbufs, count, verdicts, places, place, leavers);
    }
    return count;
  }

  // The rest of the way once a packet has left, beginning with what member `i` said.
  [[gnu::noinline]] unsigned pass_rest(size_t i, rte_mbuf** mbufs, unsigned count, PortId* verdicts, uint8_t* places,
                                       uint8_t& place, Leavers& leavers) {
    for (;;) {
      // No branch depends on a packet.
      unsigned stayed = 0;
      unsigned gone = leavers.count;
      for (unsigned k = 0; k < count; ++k) {
        bool stays = verdicts[k] == 0;
        leavers.mbufs[gone] = mbufs[k];
        leavers.verdicts[gone] = verdicts[k];
        leavers.members[gone] = static_cast<uint8_t>(i);
        leavers.places[gone] = places[k];
        mbufs[stayed] = mbufs[k];
        places[stayed] = places[k];
        gone += stays ? 0 : 1;
        stayed += stays ? 1 : 0;
      }
      leavers.count = gone;
      count = stayed;
      place = places[0];
      if (count == 0) return 0;
      do {
        if (++i == members_.size()) return count;
      } while (members_[i].work(*members_[i].element, mbufs, count, verdicts) == 0);
    }
  }

  // Member by member: of the packets that it sent different ways those go first whose first packet came first, and the
  // ones for the next member are a way, too.
  void hand_out(PacketBatch stayed, unsigned first, const Leavers& leavers) {
    bool taken[kBatchSize] = {};
    unsigned after[kLongest];  // place of the first packet that went on behind a member
    unsigned place = stayed.empty() ? kBatchSize : first;
    for (size_t i = members_.size(); i-- > 0;) {
      after[i] = place;
      for (unsigned k = 0; k < leavers.count; ++k) {
        if (leavers.members[k] == i) place = std::min<unsigned>(place, leavers.places[k]);
      }
    }
    for (size_t i = 0; i < members_.size(); ++i) hand_out_at(i, 0, after[i], leavers, taken);
    if (!stayed.empty()) members_.back().element->output(0).push(std::move(stayed));
    for (size_t i = members_.size(); i-- > 0;) hand_out_at(i, after[i], kBatchSize, leavers, taken);
  }

  // The ways of one member whose first packets lie between two places.
  void hand_out_at(size_t member, unsigned from, unsigned to, const Leavers& leavers, bool* taken) {
    for (unsigned k = 0; k < leavers.count; ++k) {
      if (taken[k] || leavers.members[k] != member || leavers.places[k] < from || leavers.places[k] >= to) continue;
      BatchStorage storage;
      unsigned count = 0;
      for (unsigned other = k; other < leavers.count; ++other) {
        if (leavers.members[other] != member || leavers.verdicts[other] != leavers.verdicts[k]) continue;
        storage.mbufs()[count++] = leavers.mbufs[other];
        taken[other] = true;
      }
      members_[member].element->hand_on(storage.filled(count), leavers.verdicts[k]);
    }
  }

  std::vector<Member> members_;
};

Runs::Runs(const std::vector<std::unique_ptr<Element>>& elements) : elements_(elements) {}
Runs::~Runs() = default;

// Whether an element can be part of a run that comes in at `in`: it has one way in and one way on, and at most a side
// output for packets that are the exception.
bool Runs::fits(const Element& element, PortId in) {
  return in == 0 && element.group_work() != nullptr && element.input_count() == 1 && element.output_count() >= 1 &&
         (element.output_count() == 1 || std::string_view(element.port_count()) == "1/1-2") &&
         element.output(0).flow() == Flow::kPush && element.output(0).connected();
}

std::vector<Element*> Runs::members(Element* first) {
  std::vector<Element*> members{first};
  while (members.size() < kLongest) {
    const OutputPort& out = members.back()->output(0);
    if (!fits(*out.element(), out.port())) break;
    if (std::ranges::find(members, out.element()) != members.end()) break;
    members.push_back(out.element());
  }
  return members;
}

void Runs::join() {
  part();
  std::map<Element*, Run*> by_first;
  for (const auto& element : elements_) {
    for (PortId port = 0; port < element->output_count(); ++port) {
      const OutputPort& out = element->output(port);
      if (out.flow() != Flow::kPush || !out.connected() || !fits(*out.element(), out.port())) continue;
      auto [known, is_new] = by_first.try_emplace(out.element(), nullptr);
      if (is_new) {
        std::vector<Element*> joined = members(out.element());
        if (joined.size() > 1) known->second = runs_.emplace_back(std::make_unique<Run>(joined)).get();
      }
      if (known->second != nullptr) edges_.push_back({element.get(), port, out.element(), out.port()});
    }
  }
  for (const Edge& edge : edges_) {
    OutputPort& out = edge.from->outputs_[static_cast<size_t>(edge.from_port)];
    out.element_ = by_first[edge.to];
    out.port_ = 0;
  }
}

void Runs::part() {
  for (const Edge& edge : edges_) {
    OutputPort& out = edge.from->outputs_[static_cast<size_t>(edge.from_port)];
    out.element_ = edge.to;
    out.port_ = edge.to_port;
  }
  edges_.clear();
  runs_.clear();
}

}  // namespace click
