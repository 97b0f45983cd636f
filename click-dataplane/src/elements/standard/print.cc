#include "elements/standard/print.hh"

#include <algorithm>
#include <cctype>
#include <cinttypes>

#include "graph/args.hh"
#include "graph/handlers.hh"
#include "graph/registry.hh"
#include "support/log.hh"

namespace click {
namespace {

void append_hex(std::string& line, const uint8_t* bytes, size_t count, size_t group) {
  static constexpr char kDigits[] = "0123456789abcdef";
  for (size_t i = 0; i < count; ++i) {
    if (i > 0 && i % group == 0) line += ' ';
    line += {kDigits[bytes[i] >> 4], kDigits[bytes[i] & 15]};
  }
}

}  // namespace

Status Print::configure(Args& args) {
  std::string contents = "HEX";
  Status status = args.positional("LABEL", label_)
                      .positional("MAXLENGTH", max_length_)
                      .keyword("CONTENTS", contents)
                      .keyword("TIMESTAMP", timestamp_)
                      .keyword("PRINTANNO", annotations_)
                      .keyword("HEADROOM", headroom_)
                      .keyword("ACTIVE", active_)
                      .finish();
  if (contents == "NONE" || contents == "false") {
    contents_ = Contents::kNone;
  } else if (contents == "ASCII") {
    contents_ = Contents::kAscii;
  } else if (contents != "HEX" && contents != "true") {
    status.add(Status::error("CONTENTS: expected NONE, HEX or ASCII, not '" + contents + "'"));
  }
  return status;
}

std::string Print::contents(const Packet& packet) const {
  std::string text;
  size_t length =
      max_length_ < 0 ? packet.length() : std::min<size_t>(packet.length(), static_cast<size_t>(max_length_));
  if (contents_ == Contents::kHex) append_hex(text, packet.data(), length, 4);
  for (size_t i = 0; contents_ == Contents::kAscii && i < length; ++i) {
    if (i > 0 && i % 8 == 0) text += ' ';
    uint8_t byte = packet.data()[i];
    text += byte < 0x80 && std::isprint(byte) != 0 ? static_cast<char>(byte) : '.';
  }
  return text;
}

void Print::print(const Packet& packet) const {
  std::string line = label_.empty() ? "" : label_ + ": ";
  char buffer[64];
  if (timestamp_) {
    std::snprintf(buffer, sizeof buffer, "%" PRIu64 ".%09" PRIu64 ": ", packet.timestamp() / 1'000'000'000,
                  packet.timestamp() % 1'000'000'000);
    line += buffer;
  }
  std::snprintf(buffer, sizeof buffer, "%4u", packet.length());
  line += buffer;
  if (headroom_) line += " (h" + std::to_string(packet.headroom()) + " t" + std::to_string(packet.tailroom()) + ")";
  if (annotations_) {
    line += " | ";
    append_hex(line, packet.annotations().user, Annotations::kUserBytes, 4);
  }
  if (contents_ != Contents::kNone) line += " | " + contents(packet);
  log_line(LogLevel::kInfo, std::move(line));
}

void Print::add_handlers(Handlers& handlers) {
  handlers.read("active", [this] { return std::string(active_ ? "true" : "false"); });
  handlers.write("active", [this](std::string_view value) {
    return Args({std::string(value)}, *this).mandatory("ACTIVE", active_).finish();
  });
}

REGISTER_ELEMENT(Print);

}  // namespace click
