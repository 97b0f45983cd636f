#include "rules/decision.hh"

#include <rte_byteorder.h>

#include <algorithm>
#include <cstdio>
#include <limits>
#include <map>

namespace click::rules {
namespace {

uint16_t in_memory_order(uint16_t number) { return rte_cpu_to_be_16(number); }

// Divides the indices 0 .. n-1 into classes, finer with each set that is to be told apart.
class Partition {
 public:
  explicit Partition(size_t size) : class_of_(size, 0), sizes_{size} {}

  // Members of `set` (no index twice) part from their classes' other members.
  void split(const std::vector<uint32_t>& set) {
    std::vector<size_t> taken(sizes_.size(), 0);
    for (uint32_t index : set) ++taken[class_of_[index]];
    std::vector<uint32_t> moved(sizes_.size(), kStays);
    for (uint32_t index : set) {
      uint32_t old = class_of_[index];
      if (taken[old] == sizes_[old] && moved[old] == kStays) continue;  // the class is in the set as a whole
      if (moved[old] == kStays) {
        moved[old] = static_cast<uint32_t>(sizes_.size());
        sizes_.push_back(taken[old]);
        sizes_[old] -= taken[old];
      }
      class_of_[index] = moved[old];
    }
  }

  size_t class_count() const { return sizes_.size(); }
  const std::vector<uint32_t>& class_of() const { return class_of_; }

 private:
  static constexpr uint32_t kStays = ~uint32_t{0};
  std::vector<uint32_t> class_of_;
  std::vector<size_t> sizes_;
};

// Calls visit(value) for each 16-bit value that the test accepts.
template <class Visit>
void for_each_match(const Test& test, Visit visit) {
  auto free_bits = static_cast<uint16_t>(~test.mask);
  uint32_t masked = test.low;
  while ((masked & free_bits) != 0) ++masked;
  while (masked <= test.high) {
    uint32_t free = free_bits;
    do {
      visit(static_cast<uint16_t>(masked | free));
      free = (free - 1) & free_bits;
    } while (free != free_bits);
    // Counts through the numbers that have only bits of the mask.
    uint32_t next = ((masked | free_bits) + 1) & test.mask;
    if (next <= masked) break;
    masked = next;
  }
}

}  // namespace

Decision::Decision(std::vector<Rule> rules) : rules_(std::move(rules)) {
  for (size_t i = 0; i < rules_.size(); ++i) {
    std::optional<std::vector<Conjunction>> alternatives = conjunctions(rules_[i].expression, kAlternativeLimit);
    if (!alternatives) {
      leaves_.push_back({{}, i, rules_[i].verdict, true});
      evaluates_ = true;
      continue;
    }
    for (Conjunction& conjunction : *alternatives)
      leaves_.push_back({std::move(conjunction), i, rules_[i].verdict, false});
    // Nothing comes past a rule that matches everything.
    if (!leaves_.empty() && leaves_.back().rule == i && leaves_.back().conjunction.empty()) break;
  }
  constant_ = leaves_.empty() || (leaves_.front().conjunction.empty() && !leaves_.front().evaluated);
  constant_verdict_ = leaves_.empty() ? kNone : leaves_.front().verdict;
  for (const Leaf& leaf : leaves_) verdicts_.push_back(leaf.verdict);

  collect_dimensions();
  size_t words = (leaves_.size() + 63) / 64;
  blocks_ = words > 1 ? (words + kBlockWords - 1) / kBlockWords : 0;
  summary_words_ = blocks_ >= kSummaryBlocks ? (blocks_ + 63) / 64 : 0;
  stride_ = summary_words_ + std::max(words, blocks_ * kBlockWords);
  used_.assign(stride_, 0);
  std::fill_n(used_.begin(), summary_words_ + leaves_.size() / 64, ~uint64_t{0});
  if (leaves_.size() % 64 != 0)
    used_[summary_words_ + leaves_.size() / 64] = (uint64_t{1} << (leaves_.size() % 64)) - 1;
  for (size_t i = 0; i < chunks_.size(); ++i) build(i);
  find_unreachable();
}

void Decision::collect_dimensions() {
  std::map<Chunk, uint16_t> masks;
  for (const Leaf& leaf : leaves_) {
    for (const Literal& literal : leaf.conjunction) {
      for (const Test& test : literal.tests) masks[literal.chunk()] |= test.mask;
    }
  }
  int32_t reach[kRegionCount] = {};
  for (const auto& [chunk, mask] : masks) {
    if (chunks_.size() == kMaxDimensions) {
      // Rules that look at still more of the packet are evaluated.
      for (Leaf& leaf : leaves_) {
        if (std::ranges::none_of(leaf.conjunction, [first = chunk](const Literal& l) { return l.chunk() >= first; }))
          continue;
        leaf.conjunction.clear();
        leaf.evaluated = evaluates_ = true;
      }
      break;
    }
    chunks_.push_back(chunk);
    Dimension dimension;
    dimension.region = static_cast<uint8_t>(chunk.region);
    dimension.mask = in_memory_order(mask);
    dimension.offset = chunk.offset;
    dimensions_.push_back(dimension);
    int32_t& bytes = reach[static_cast<size_t>(chunk.region)];
    bytes = std::max(bytes, chunk.offset + 2);
  }
  for (size_t i = 0; i < kRegionCount; ++i) {
    if (reach[i] > 0) reaches_.push_back({static_cast<Region>(i), reach[i]});
  }
  classes_.resize(chunks_.size());
  rows_.resize(chunks_.size());
}

// Makes the class table and the rows of one chunk.
void Decision::build(size_t number) {
  Chunk chunk = chunks_[number];
  std::map<Literal, std::vector<size_t>> users;
  std::vector<bool> interested(leaves_.size(), false);
  for (size_t i = 0; i < leaves_.size(); ++i) {
    for (const Literal& literal : leaves_[i].conjunction) {
      if (literal.chunk() != chunk) continue;
      users[literal].push_back(i);
      interested[i] = true;
    }
  }

  Partition partition(kIndexCount);
  std::vector<bool> in_set(kIndexCount, false);
  for (const auto& [literal, leaves] : users) {
    std::vector<uint32_t> set;
    auto add = [&](uint32_t index) {
      if (!in_set[index]) set.push_back(index);
      in_set[index] = true;
    };
    for (const Test& test : literal.tests) {
      for_each_match(test, [&](uint16_t value) { add(value); });
      for (uint32_t byte = 0; byte < 256; ++byte) {
        if (test.matches(static_cast<uint16_t>(byte << 8), 1)) add(static_cast<uint32_t>(kFirstByteOnly + byte));
      }
    }
    for (uint32_t index : set) in_set[index] = false;
    partition.split(set);
  }

  std::vector<uint16_t>& classes = classes_[number];
  classes.assign(kIndexCount, 0);
  if (partition.class_count() > std::numeric_limits<uint16_t>::max()) {
    // Tests of every single bit of the chunk: not worth a larger table.
    for (size_t i = 0; i < leaves_.size(); ++i) leaves_[i].evaluated = leaves_[i].evaluated || interested[i];
    evaluates_ = true;
    rows_[number].assign(stride_, ~uint64_t{0});
    dimensions_[number].classes = classes.data();
    dimensions_[number].rows = rows_[number].data();
    return;
  }
  std::vector<uint32_t> member(partition.class_count(), 0);
  for (uint32_t index = 0; index < kIndexCount; ++index) {
    uint32_t of = partition.class_of()[index];
    member[of] = index;
    size_t place = index < kFirstByteOnly ? in_memory_order(static_cast<uint16_t>(index)) : index;
    classes[place] = static_cast<uint16_t>(of);
  }

  std::vector<uint64_t> everyone(stride_, 0);
  for (size_t i = 0; i < leaves_.size(); ++i) {
    if (!interested[i]) everyone[summary_words_ + i / 64] |= uint64_t{1} << (i % 64);
  }
  std::vector<uint64_t>& rows = rows_[number];
  rows.resize(partition.class_count() * stride_);
  for (size_t c = 0; c < partition.class_count(); ++c) {
    uint32_t index = member[c];
    bool whole = index < kFirstByteOnly;
    int bytes = whole ? 2 : index < kAbsent ? 1 : 0;
    auto value = static_cast<uint16_t>(whole ? index : bytes == 1 ? (index - kFirstByteOnly) << 8 : 0);
    std::vector<uint64_t> row = everyone;
    std::vector<uint64_t> refused(stride_, 0);
    for (const auto& [literal, leaves] : users) {
      std::vector<uint64_t>& into = literal.matches(value, bytes) ? row : refused;
      for (size_t leaf : leaves) into[summary_words_ + leaf / 64] |= uint64_t{1} << (leaf % 64);
    }
    for (size_t w = 0; w < stride_; ++w) row[w] &= ~refused[w];
    for (size_t w = summary_words_; summary_words_ != 0 && w < stride_; ++w) {
      size_t block = (w - summary_words_) / kBlockWords;
      if (row[w] != 0) row[block / 64] |= uint64_t{1} << (block % 64);
    }
    std::ranges::copy(row, rows.begin() + static_cast<ptrdiff_t>(c * stride_));
  }
  dimensions_[number].classes = classes.data();
  dimensions_[number].rows = rows.data();
}

int Decision::match_short(const PacketView& packet) const {
  return decide(packet, [&](const Dimension& dimension) {
    const uint8_t* at = packet.at[dimension.region];
    int32_t left = packet.length[dimension.region] - dimension.offset;
    if (at == nullptr || left <= 0) return dimension.classes[kAbsent];
    at += dimension.offset;
    if (left == 1) return dimension.classes[kFirstByteOnly + *at];
    uint16_t value;
    std::memcpy(&value, at, sizeof value);
    return dimension.classes[value & dimension.mask];
  });
}

bool Decision::can_match(const Leaf& leaf) const {
  auto number = static_cast<size_t>(&leaf - leaves_.data());
  for (const auto& rows : rows_) {
    bool somewhere = false;
    for (size_t at = summary_words_ + number / 64; at < rows.size() && !somewhere; at += stride_) {
      somewhere = ((rows[at] >> (number % 64)) & 1) != 0;
    }
    if (!somewhere) return false;
  }
  return true;
}

// The alternatives that are content, in one chunk, with every value with which `leaf` is.
std::vector<uint64_t> Decision::covering(const Leaf& leaf, size_t dimension) const {
  auto number = static_cast<size_t>(&leaf - leaves_.data());
  const std::vector<uint64_t>& rows = rows_[dimension];
  std::vector<uint64_t> common(stride_, ~uint64_t{0});
  for (size_t at = 0; at < rows.size(); at += stride_) {
    if (((rows[at + summary_words_ + number / 64] >> (number % 64)) & 1) == 0) continue;
    for (size_t w = 0; w < stride_; ++w) common[w] &= rows[at + w];
  }
  return common;
}

// A rule is unreachable if each of its alternatives contradicts itself or is covered by one alternative of an earlier
// rule.
void Decision::find_unreachable() {
  if (leaves_.size() > kReachabilityLimit) return;
  std::vector<std::vector<uint64_t>> indifferent(rows_.size());
  std::vector<bool> reached(rules_.size(), false);
  for (const Leaf& leaf : leaves_) {
    if (reached[leaf.rule] || !can_match(leaf)) continue;
    std::vector<uint64_t> covers(stride_, ~uint64_t{0});
    for (size_t d = 0; d < rows_.size(); ++d) {
      bool cares = std::ranges::any_of(leaf.conjunction, [&](const Literal& l) { return l.chunk() == chunks_[d]; });
      std::vector<uint64_t> own = cares ? covering(leaf, d) : std::vector<uint64_t>();
      if (!cares && indifferent[d].empty()) indifferent[d] = covering(leaf, d);
      const std::vector<uint64_t>& common = cares ? own : indifferent[d];
      for (size_t w = 0; w < stride_; ++w) covers[w] &= common[w];
    }
    reached[leaf.rule] = true;
    for (size_t i = 0; i < leaves_.size() && leaves_[i].rule < leaf.rule; ++i) {
      if (leaves_[i].evaluated || ((covers[summary_words_ + i / 64] >> (i % 64)) & 1) == 0) continue;
      reached[leaf.rule] = false;
      break;
    }
  }
  for (size_t i = 0; i < rules_.size(); ++i) {
    if (!reached[i]) unreachable_.push_back(i);
  }
}

std::string Decision::text() const {
  static constexpr const char* kRegionNames[] = {"data", "mac", "ip", "transp"};
  if (constant_)
    return constant_verdict_ == kNone ? "all -> drop\n" : "all -> [" + std::to_string(constant_verdict_) + "]\n";
  std::string text = std::to_string(leaves_.size()) + " alternatives\n";
  for (size_t i = 0; i < chunks_.size(); ++i) {
    text += std::string(kRegionNames[static_cast<size_t>(chunks_[i].region)]) + "[" +
            std::to_string(chunks_[i].offset) + ":2] in " + std::to_string(rows_[i].size() / stride_) + " classes\n";
  }
  auto hex = [](uint16_t number) {
    char digits[8];
    std::snprintf(digits, sizeof digits, "%04x", number);
    return std::string(digits);
  };
  for (const Leaf& leaf : leaves_) {
    text += std::to_string(leaf.rule) + ":";
    if (leaf.evaluated) text += " (evaluated)";
    for (const Literal& literal : leaf.conjunction) {
      text += std::string(literal.negated ? " !" : " ") + kRegionNames[static_cast<size_t>(literal.chunk().region)] +
              "[" + std::to_string(literal.chunk().offset) + "]";
      for (const Test& test : literal.tests) {
        text += (&test == literal.tests.data() ? "/" : "|") + hex(test.low);
        if (test.high != test.low) text += "-" + hex(test.high);
        text += "%" + hex(test.mask);
      }
    }
    text += leaf.verdict == kNone ? " -> drop\n" : " -> [" + std::to_string(leaf.verdict) + "]\n";
  }
  return text;
}

}  // namespace click::rules
