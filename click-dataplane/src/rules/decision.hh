#pragma once

#include <bit>
#include <climits>
#include <cstdint>
#include <cstring>
#include <string>
#include <vector>

#include "rules/conjunctions.hh"
#include "rules/expression.hh"

namespace click::rules {

// Theory of operation
//
// A list of rules, compiled so that a packet's verdict does not cost a walk over them (bit vectors per field with an
// aggregate on top; Baboescu and Varghese, "Scalable packet classification", SIGCOMM 2001).
//
// Every rule is written as alternatives, each a conjunction of demands on chunks (two bytes of the packet). All
// alternatives of all rules are numbered in the rules' order. For each chunk that any of them looks at, the 65 536
// values fall into classes whose members satisfy the same alternatives; a table gives a value's class, and a class has
// a row: one bit per alternative, set if the alternative is content with this class. A packet's rows, one per chunk,
// ANDed together, hold a bit for each alternative that matches; the lowest one decides.
//
// Up to 64 alternatives are one word per row. With more, rows are ANDed in blocks of eight words, a cache line, which
// takes four SSE instructions per chunk for 512 alternatives. From kSummaryBlocks blocks on each row begins with a
// summary, one bit per block that is not all zero; the ANDed summaries say which blocks are worth ANDing, so the work
// depends on how many rules come near to matching and hardly on how many there are.
//
// Values that are cut off by the packet's end have classes of their own, so a short packet needs no second algorithm.
// An expression with too many alternatives is kept as it is and evaluated only when its bit comes first.
class Decision {
 public:
  Decision() = default;
  explicit Decision(std::vector<Rule> rules);
  Decision(Decision&&) = default;
  Decision& operator=(Decision&&) = default;

  // The verdict of the first rule that matches, or kNone.
  static constexpr int kNone = -1;
  int match(const PacketView& packet) const {
    if (constant_) return constant_verdict_;
    for (const Reach& reach : reaches_) {
      if (packet.length[static_cast<size_t>(reach.region)] < reach.bytes) [[unlikely]]
        return match_short(packet);
    }
    return decide(packet, [&](const Dimension& dimension) {
      uint16_t value;
      std::memcpy(&value, packet.at[dimension.region] + dimension.offset, sizeof value);
      return dimension.classes[value & dimension.mask];
    });
  }

  // True when every packet gets the same verdict, whatever is in it.
  bool is_constant() const { return constant_; }
  // Numbers of the rules that no packet can reach, as far as that is seen without undue effort.
  const std::vector<size_t>& unreachable() const { return unreachable_; }
  // The chunks, classes and alternatives in words.
  std::string text() const;
  size_t alternative_count() const { return leaves_.size(); }

 private:
  // Index of a value in a class table: whole chunks as loaded by this machine (network order in memory), then those of
  // which only the first byte is in the packet, then the chunk that is not there.
  static constexpr size_t kFirstByteOnly = 65536;
  static constexpr size_t kAbsent = kFirstByteOnly + 256;
  static constexpr size_t kIndexCount = kAbsent + 1;
  // Alternatives of one expression; more are evaluated instead.
  static constexpr size_t kAlternativeLimit = 1024;
  // Beyond this many alternatives nobody looks for unreachable ones.
  static constexpr size_t kReachabilityLimit = 4096;

  struct Dimension {
    uint8_t region = 0;
    uint16_t mask = 0;  // the bits anybody looks at, in memory order
    int32_t offset = 0;
    const uint16_t* classes = nullptr;
    const uint64_t* rows = nullptr;
  };
  struct Reach {
    Region region;
    int32_t bytes;
  };
  struct Leaf {
    Conjunction conjunction;
    size_t rule = 0;
    int verdict = 0;
    bool evaluated = false;  // the conjunction is empty and the rule's expression decides
  };

  void collect_dimensions();
  void build(size_t number);
  void find_unreachable();
  std::vector<uint64_t> covering(const Leaf& leaf, size_t dimension) const;
  bool can_match(const Leaf& leaf) const;
  int match_short(const PacketView& packet) const;
  int verify(size_t leaf, const PacketView& packet) const {
    return !leaves_[leaf].evaluated || rules_[leaves_[leaf].rule].expression.matches(packet) ? leaves_[leaf].verdict
                                                                                             : kMiss;
  }
  static constexpr int kMiss = INT_MIN;

  template <class ClassOf>
  int decide(const PacketView& packet, const ClassOf& class_of) const {
    const uint64_t* rows[kMaxDimensions];
    size_t count = dimensions_.size();
    for (size_t i = 0; i < count; ++i) rows[i] = dimensions_[i].rows + size_t{class_of(dimensions_[i])} * stride_;
    if (stride_ == 1) return first(packet, together(rows, 0), 0, 0);
    for (size_t block = 0; summary_words_ == 0 && block < blocks_; ++block) {
      int verdict = first_of_block(packet, rows, block);
      if (verdict != kNone) return verdict;
    }
    for (size_t s = 0; s < summary_words_; ++s) {
      for (uint64_t near = together(rows, s); near != 0; near &= near - 1) {
        int verdict = first_of_block(packet, rows, s * 64 + static_cast<size_t>(std::countr_zero(near)));
        if (verdict != kNone) return verdict;
      }
    }
    return kNone;
  }
  uint64_t together(const uint64_t* const* rows, size_t word) const {
    uint64_t alive = ~uint64_t{0};
    for (size_t i = 0; i < dimensions_.size(); ++i) alive &= rows[i][word];
    return alive;
  }
  int first_of_block(const PacketView& packet, const uint64_t* const* rows, size_t block) const {
    uint64_t alive[kBlockWords];
    for (uint64_t& word : alive) word = ~uint64_t{0};
    size_t at = summary_words_ + block * kBlockWords;
    for (size_t i = 0; i < dimensions_.size(); ++i) {
      const uint64_t* row = rows[i] + at;
      for (size_t w = 0; w < kBlockWords; ++w) alive[w] &= row[w];
    }
    for (size_t w = 0; w < kBlockWords; ++w) {
      if (alive[w] == 0) continue;
      int verdict = first(packet, alive[w], at + w, (block * kBlockWords + w) * 64);
      if (verdict != kNone) return verdict;
    }
    return kNone;
  }
  int first(const PacketView& packet, uint64_t alive, size_t word, size_t base) const {
    for (alive &= used_[word]; alive != 0; alive &= alive - 1) {
      size_t leaf = base + static_cast<size_t>(std::countr_zero(alive));
      if (!evaluates_) [[likely]]
        return verdicts_[leaf];
      int verdict = verify(leaf, packet);
      if (verdict != kMiss) return verdict;
    }
    return kNone;
  }

  static constexpr size_t kMaxDimensions = 128;
  static constexpr size_t kBlockWords = 8;
  // With fewer blocks the summary costs as much as it saves.
  static constexpr size_t kSummaryBlocks = 4;

  bool constant_ = true;
  bool evaluates_ = false;
  int constant_verdict_ = kNone;
  size_t stride_ = 0;         // words of a row
  size_t summary_words_ = 0;  // of them; 0: there is no summary
  size_t blocks_ = 0;         // of the others; 0: the row is one word
  std::vector<Dimension> dimensions_;
  std::vector<Reach> reaches_;
  std::vector<int> verdicts_;
  std::vector<uint64_t> used_;

  std::vector<Rule> rules_;
  std::vector<Leaf> leaves_;
  std::vector<Chunk> chunks_;
  std::vector<std::vector<uint16_t>> classes_;
  std::vector<std::vector<uint64_t>> rows_;
  std::vector<size_t> unreachable_;
};

}  // namespace click::rules
