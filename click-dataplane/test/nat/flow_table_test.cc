// A FlowTable must say what a plain map of keys says: random flows come and go, few enough keys that they collide and
// return, and after each step some look-ups are compared. Usage: flow_table_test [SEED [ROUNDS]]

#include "elements/nat/flow_table.hh"

#include <cstdio>
#include <cstdlib>
#include <map>
#include <random>
#include <tuple>

namespace {

using namespace click;

struct Order {
  bool operator()(const FlowKey& a, const FlowKey& b) const { return tie(a) < tie(b); }
  static std::tuple<uint32_t, uint32_t, uint16_t, uint16_t, uint8_t> tie(const FlowKey& key) {
    return {key.source, key.destination, key.source_port, key.destination_port, key.protocol};
  }
};

bool round(uint64_t seed) {
  std::mt19937_64 random(seed);
  auto below = [&](uint64_t limit) { return random() % limit; };
  auto some_key = [&] {
    return FlowKey{static_cast<uint32_t>(below(6)), static_cast<uint32_t>(below(6)), static_cast<uint16_t>(below(4)),
                   static_cast<uint16_t>(below(4)), static_cast<uint8_t>(below(2) == 0 ? 6 : 17)};
  };
  FlowTable table;
  auto capacity = static_cast<uint32_t>(1 + below(300));
  if (!table.reserve(capacity)) return false;
  std::map<FlowKey, uint32_t, Order> places;
  std::vector<uint32_t> numbers;
  auto wrong = [&](const char* what, const FlowKey& key) {
    std::fprintf(stderr, "seed %llu: %s %s\n", static_cast<unsigned long long>(seed), what, key.text().c_str());
    return false;
  };
  for (int step = 0; step < 3000; ++step) {
    if (below(2) == 0 && !numbers.empty()) {
      size_t at = below(numbers.size());
      const NatFlow gone = table.flow(numbers[at]);
      table.remove(numbers[at]);
      places.erase(gone.sides[0].key);
      places.erase(gone.sides[1].key);
      numbers[at] = numbers.back();
      numbers.pop_back();
    } else {
      FlowKey forward = some_key();
      FlowKey rewritten = some_key();
      rewritten.protocol = forward.protocol;
      if (places.contains(forward) || places.contains(rewritten.reversed())) continue;
      uint32_t number = table.insert(forward, rewritten, static_cast<int>(below(3)), static_cast<int>(below(3)));
      if ((number == FlowTable::kNone) != (numbers.size() == capacity)) return wrong("room for", forward);
      if (number == FlowTable::kNone) continue;
      numbers.push_back(number);
      places[rewritten.reversed()] = number * 2 + 1;
      places[forward] = number * 2;
      const NatFlow& made = table.flow(number);
      if (made.sides[0].to != rewritten || made.sides[1].to != forward.reversed()) return wrong("flow of", forward);
    }
    if (table.size() != numbers.size()) return wrong("size at", {});
    for (int i = 0; i < 20; ++i) {
      FlowKey key = some_key();
      auto known = places.find(key);
      table.prefetch(table.hash(key));
      table.prefetch_flow(table.hash(key));
      if (table.find(key) != (known == places.end() ? FlowTable::kNone : known->second)) return wrong("place of", key);
    }
  }
  return true;
}

}  // namespace

int main(int count, char** words) {
  uint64_t seed = count > 1 ? std::strtoull(words[1], nullptr, 10) : 1;
  uint64_t rounds = count > 2 ? std::strtoull(words[2], nullptr, 10) : 40;
  for (uint64_t i = 0; i < rounds; ++i) {
    if (!round(seed + i)) return 1;
  }
  std::printf("%llu tables agree with maps\n", static_cast<unsigned long long>(rounds));
  return 0;
}
