#include "elements/userlevel/dump_reader.hh"

#include <cstring>

namespace click {

namespace {

constexpr uint32_t kMicroseconds = 0xa1b2c3d4;
constexpr uint32_t kNanoseconds = 0xa1b23c4d;
constexpr uint32_t kModified = 0xa1b2cd34;  // 8 bytes more per packet
constexpr uint32_t kSection = 0x0a0d0d0a;
constexpr uint32_t kSectionOrder = 0x1a2b3c4d;
constexpr uint32_t kInterfaceBlock = 1;
constexpr uint32_t kPacketBlock = 2;
constexpr uint32_t kSimpleBlock = 3;
constexpr uint32_t kEnhancedBlock = 6;
constexpr uint16_t kResolutionOption = 9;
// What is longer is taken for a damaged file.
constexpr uint32_t kLongest = 1 << 20;
constexpr uint64_t kSecond = 1'000'000'000;

template <class T>
T at(const std::string& bytes, size_t offset) {
  T value{};
  if (offset + sizeof value <= bytes.size()) std::memcpy(&value, bytes.data() + offset, sizeof value);
  return value;
}

}  // namespace

bool DumpReader::read(void* to, size_t bytes) { return file_.read(to, bytes) == bytes; }

bool DumpReader::damaged(const std::string& what) {
  error_ = name_ + ", byte " + std::to_string(file_.position()) + ": " + what;
  return false;
}

Status DumpReader::open(const std::string& name) {
  name_ = name;
  if (Status status = file_.open(name); !status) return status;
  uint32_t magic = 0;
  if (!read(&magic, sizeof magic)) return Status::error(name + " is empty or too short to be a packet dump");
  if (magic != kSection) return open_pcap(magic);
  ng_ = true;
  uint32_t length = 0;
  if (!read(&length, sizeof length) || !section(length)) return Status::error(name + " is damaged: " + error_);
  // The first interface tells the link type; packets come later.
  uint64_t begin = file_.position();
  DumpRecord ignored;
  bool packet = false;
  while (interfaces_.empty() && next_block(ignored, packet)) {
  }
  if (!interfaces_.empty()) link_ = interfaces_[0].link;
  interfaces_.clear();
  error_.clear();
  return file_.seek(begin) ? Status::ok() : Status::error(name + " cannot be read twice");
}

Status DumpReader::open_pcap(uint32_t magic) {
  swapped_ = magic != kMicroseconds && magic != kNanoseconds && magic != kModified;
  magic = order(magic);
  if (magic != kMicroseconds && magic != kNanoseconds && magic != kModified)
    return Status::error(name_ + " is no packet dump (neither pcap nor pcapng)");
  nanoseconds_ = magic == kNanoseconds;
  extra_header_ = magic == kModified ? 8 : 0;
  char header[20];
  if (!read(header, sizeof header)) return Status::error(name_ + " ends within its header");
  uint32_t link;
  std::memcpy(&link, header + 16, sizeof link);
  link_.number = order(link) & 0x0fffffff;
  return Status::ok();
}

bool DumpReader::next(DumpRecord& record) {
  if (!ng_) return next_pcap(record);
  for (;;) {
    bool packet = false;
    if (!next_block(record, packet)) return false;
    if (packet) return true;
  }
}

bool DumpReader::next_pcap(DumpRecord& record) {
  record.position = file_.position();
  uint32_t header[4];
  size_t got = file_.read(header, sizeof header);
  if (got == 0 && file_.error().empty()) return false;
  if (got != sizeof header) return damaged("the file ends within a packet");
  for (uint32_t& word : header) word = order(word);
  if (header[2] > kLongest) return damaged("a packet of " + std::to_string(header[2]) + " bytes; the file is damaged");
  char extra[8];
  if (extra_header_ != 0 && !read(extra, extra_header_)) return damaged("the file ends within a packet");
  record.bytes.resize(header[2]);
  if (!read(record.bytes.data(), header[2])) return damaged("the file ends within a packet");
  record.time = header[0] * kSecond + header[1] * uint64_t{nanoseconds_ ? 1u : 1000u};
  record.original_length = std::max(header[3], header[2]);
  record.link = link_;
  return true;
}

// The rest of a section header, behind its type and length.
bool DumpReader::section(uint32_t length) {
  uint32_t byte_order = 0;
  if (!read(&byte_order, sizeof byte_order)) return damaged("the file ends within a section header");
  swapped_ = byte_order != kSectionOrder;
  if (order(byte_order) != kSectionOrder) return damaged("a section header without byte order");
  length = order(length);
  if (length < 28 || length > kLongest) return damaged("a section header of " + std::to_string(length) + " bytes");
  std::string rest(length - 12, '\0');
  if (!read(rest.data(), rest.size())) return damaged("the file ends within a section header");
  interfaces_.clear();
  return true;
}

bool DumpReader::next_block(DumpRecord& record, bool& packet) {
  packet = false;
  record.position = file_.position();
  uint32_t header[2];
  size_t got = file_.read(header, sizeof header);
  if (got == 0 && file_.error().empty()) return false;
  if (got != sizeof header) return damaged("the file ends within a block");
  if (header[0] == kSection) return section(header[1]);
  uint32_t type = order(header[0]);
  uint32_t length = order(header[1]);
  if (length < 12 || length > kLongest || length % 4 != 0)
    return damaged("a block of " + std::to_string(length) + " bytes; the file is damaged");
  std::string body(length - 12, '\0');
  uint32_t trailer = 0;
  if (!read(body.data(), body.size()) || !read(&trailer, sizeof trailer))
    return damaged("the file ends within a block");
  if (type == kInterfaceBlock) return interface(body);
  packet = type == kEnhancedBlock || type == kPacketBlock || type == kSimpleBlock;
  if (!packet) return true;
  return type == kSimpleBlock ? simple(body, record) : enhanced(body, type == kPacketBlock, record);
}

bool DumpReader::interface(const std::string& body) {
  if (body.size() < 8) return damaged("an interface block that is too short");
  Interface made{{order(at<uint16_t>(body, 0))}, 1'000'000, order(at<uint32_t>(body, 4))};
  for (size_t i = 8; i + 4 <= body.size();) {
    uint16_t code = order(at<uint16_t>(body, i));
    uint16_t length = order(at<uint16_t>(body, i + 2));
    if (code == 0) break;
    if (code == kResolutionOption && length >= 1 && i + 5 <= body.size()) {
      auto resolution = static_cast<uint8_t>(body[i + 4]);
      made.ticks_per_second = 1;
      for (int n = 0; n < (resolution & 0x7f) && made.ticks_per_second < kSecond * 1000; ++n)
        made.ticks_per_second *= (resolution & 0x80) != 0 ? 2 : 10;
    }
    i += 4 + (length + 3u) / 4 * 4;
  }
  interfaces_.push_back(made);
  return true;
}

// An enhanced packet block, or its predecessor, whose interface number has 16 bits.
bool DumpReader::enhanced(const std::string& body, bool old, DumpRecord& record) {
  if (body.size() < 20) return damaged("a packet block that is too short");
  uint32_t number = old ? order(at<uint16_t>(body, 0)) : order(at<uint32_t>(body, 0));
  uint32_t captured = order(at<uint32_t>(body, 12));
  if (number >= interfaces_.size()) return damaged("a packet of an unknown interface");
  if (captured > body.size() - 20) return damaged("a packet longer than its block");
  const Interface& interface = interfaces_[number];
  uint64_t ticks = uint64_t{order(at<uint32_t>(body, 4))} << 32 | order(at<uint32_t>(body, 8));
  uint64_t per_second = interface.ticks_per_second;
  auto part = static_cast<uint64_t>(static_cast<unsigned __int128>(ticks % per_second) * kSecond / per_second);
  record.time = ticks / per_second * kSecond + part;
  record.original_length = std::max(order(at<uint32_t>(body, 16)), captured);
  record.link = interface.link;
  record.bytes = body.substr(20, captured);
  return true;
}

bool DumpReader::simple(const std::string& body, DumpRecord& record) {
  if (interfaces_.empty()) return damaged("a packet of an unknown interface");
  if (body.size() < 4) return damaged("a packet block that is too short");
  record.original_length = order(at<uint32_t>(body, 0));
  size_t captured = std::min<size_t>(record.original_length, body.size() - 4);
  if (interfaces_[0].snaplen != 0) captured = std::min<size_t>(captured, interfaces_[0].snaplen);
  record.time = 0;
  record.link = interfaces_[0].link;
  record.bytes = body.substr(4, captured);
  return true;
}

}  // namespace click
