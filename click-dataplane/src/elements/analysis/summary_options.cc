#include "elements/analysis/summary_options.hh"

#include <charconv>
#include <cstring>
#include <vector>

#include "packet/addresses.hh"

namespace click {

namespace {

constexpr size_t kMostOptionBytes = 40;
constexpr uint8_t kRecordRoute = 7;
constexpr uint8_t kTimestamps = 68;
constexpr uint8_t kLooseRoute = 131;
constexpr uint8_t kStrictRoute = 137;

uint8_t byte(std::string_view bytes, size_t at) { return static_cast<uint8_t>(bytes[at]); }

uint32_t word(std::string_view bytes, size_t at) {
  return uint32_t{byte(bytes, at)} << 24 | uint32_t{byte(bytes, at + 1)} << 16 | uint32_t{byte(bytes, at + 2)} << 8 |
         byte(bytes, at + 3);
}

void append_word(std::string& bytes, uint32_t value, int size = 4) {
  for (int shift = (size - 1) * 8; shift >= 0; shift -= 8) bytes += static_cast<char>(value >> shift);
}

std::string address(std::string_view bytes, size_t at) {
  IpAddress value;
  std::memcpy(&value.raw, bytes.data() + at, 4);
  return value.text();
}

// "99=0:5:10", "98".
std::string other_text(std::string_view option) {
  std::string text = std::to_string(byte(option, 0));
  for (size_t i = 2; i < option.size(); ++i) text += (i == 2 ? "=" : ":") + std::to_string(byte(option, i));
  return text;
}

// "rr{1.0.0.1,2.0.0.2}+5", "lsrr{1.0.0.1^1.0.0.2}".
bool route_text(std::string_view option, std::string& text) {
  if (option.size() < 3 || option.size() % 4 != 3) return false;
  uint8_t type = byte(option, 0);
  size_t pointer = byte(option, 2);
  if (pointer < 4 || pointer % 4 != 0 || pointer > option.size() + 1) return false;
  text += type == kRecordRoute ? "rr{" : type == kLooseRoute ? "lsrr{" : "ssrr{";
  // Of a recorded route the rest is room, of a source route it is the way.
  size_t end = type == kRecordRoute ? pointer - 1 : option.size();
  for (size_t i = 3; i + 4 <= end; i += 4) {
    if (i > 3) text += i == pointer - 1 ? '^' : ',';
    if (i == 3 && pointer == 4 && type != kRecordRoute) text += '^';
    text += address(option, i);
  }
  text += '}';
  if (type == kRecordRoute && option.size() > end) text += "+" + std::to_string((option.size() - end) / 4);
  return true;
}

// "ts{1,10000,!45}+2++3", "ts.ip{1.0.0.1=1}+5", "ts.preip{1.0.0.1=1^1.0.0.2}".
bool timestamps_text(std::string_view option, std::string& text) {
  if (option.size() < 4) return false;
  size_t pointer = byte(option, 2);
  unsigned flag = byte(option, 3) & 15;
  size_t size = flag == 0 ? 4 : 8;
  if ((flag != 0 && flag != 1 && flag != 3) || pointer < 5 || (pointer - 5) % size != 0 ||
      pointer > option.size() + 1 || (option.size() - 4) % size != 0) {
    return false;
  }
  auto time = [&](size_t at) {
    uint32_t value = word(option, at);
    return ((value & 0x80000000) != 0 ? "!" : "") + std::to_string(value & 0x7fffffff);
  };
  text += flag == 0 ? "ts{" : flag == 1 ? "ts.ip{" : "ts.preip{";
  size_t end = flag == 3 ? option.size() : pointer - 1;
  for (size_t i = 4; i + size <= end; i += size) {
    bool here = flag == 3 && i == pointer - 1;
    if (i > 4) text += here ? '^' : ',';
    if (i == 4 && here) text += '^';
    if (size == 8) text += address(option, i);
    if (i < pointer - 1) text += (size == 8 ? "=" : "") + time(i + size - 4);
  }
  text += '}';
  if (option.size() > end) text += "+" + std::to_string((option.size() - end) / size);
  if ((byte(option, 3) >> 4) != 0) text += "++" + std::to_string(byte(option, 3) >> 4);
  return true;
}

// Calls `each` with every option but EOL and NOP; false when they are malformed.
template <class Each>
bool walk(std::string_view options, Each each) {
  for (size_t i = 0; i < options.size() && byte(options, i) != 0;) {
    if (byte(options, i) == 1) {
      ++i;
      continue;
    }
    size_t length = i + 1 < options.size() ? byte(options, i + 1) : 0;
    if (length < 2 || i + length > options.size() || !each(options.substr(i, length))) return false;
    i += length;
  }
  return true;
}

void separate(std::string& text) {
  if (!text.empty()) text += ';';
}

std::optional<uint32_t> take_number(std::string_view& text) {
  uint32_t value = 0;
  auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end == text.data()) return std::nullopt;
  text.remove_prefix(static_cast<size_t>(end - text.data()));
  return value;
}

bool take(std::string_view& text, std::string_view expected) {
  if (!text.starts_with(expected)) return false;
  text.remove_prefix(expected.size());
  return true;
}

std::optional<uint32_t> take_address(std::string_view& text) {
  size_t end = text.find_first_not_of("0123456789.");
  std::optional<IpAddress> parsed = IpAddress::parse(text.substr(0, end));
  if (!parsed) return std::nullopt;
  text.remove_prefix(std::min(end, text.size()));
  return __builtin_bswap32(parsed->raw);
}

bool parse_other(std::string_view text, std::string& bytes) {
  std::optional<uint32_t> type = take_number(text);
  if (!type || *type < 2 || *type > 255) return false;
  std::string data;
  if (!text.empty() && !take(text, "=")) return false;
  while (!text.empty()) {
    std::optional<uint32_t> value = take_number(text);
    if (!value || *value > 255 || (!text.empty() && !take(text, ":"))) return false;
    data += static_cast<char>(*value);
  }
  bytes += static_cast<char>(*type);
  bytes += static_cast<char>(data.size() + 2);
  bytes += data;
  return true;
}

bool parse_route(std::string_view text, uint8_t type, std::string& bytes) {
  if (!take(text, "{")) return false;
  std::string data;
  size_t pointer = 0;
  while (!take(text, "}")) {
    if (take(text, "^")) pointer = data.size() + 4;
    std::optional<uint32_t> next = take_address(text);
    if (!next) return false;
    append_word(data, *next);
    take(text, ",");
  }
  if (pointer == 0) pointer = data.size() + 4;
  if (take(text, "+")) {
    std::optional<uint32_t> room = take_number(text);
    if (!room || *room > 9) return false;
    data.append(*room * 4, '\0');
  }
  bytes += static_cast<char>(type);
  bytes += static_cast<char>(data.size() + 3);
  bytes += static_cast<char>(pointer);
  bytes += data;
  return text.empty();
}

bool parse_timestamps(std::string_view text, std::string& bytes) {
  unsigned flag = take(text, ".ip") ? 1 : take(text, ".preip") ? 3 : 0;
  if (!take(text, "{")) return false;
  std::string data;
  size_t pointer = 0;
  while (!take(text, "}")) {
    if (take(text, "^")) pointer = data.size() + 5;
    if (flag != 0) {
      std::optional<uint32_t> next = take_address(text);
      if (!next) return false;
      append_word(data, *next);
    }
    uint32_t time = 0;
    if (flag == 0 || take(text, "=")) {
      uint32_t unusual = take(text, "!") ? 0x80000000 : 0;
      std::optional<uint32_t> value = take_number(text);
      if (!value) return false;
      time = *value | unusual;
    }
    append_word(data, time);
    take(text, ",");
  }
  if (pointer == 0) pointer = data.size() + 5;
  uint32_t room = 0;
  uint32_t overflow = 0;
  if (!text.starts_with("++") && take(text, "+")) room = take_number(text).value_or(99);
  if (take(text, "++")) overflow = take_number(text).value_or(99);
  if (room > 9 || overflow > 15) return false;
  data.append(room * (flag == 0 ? 4 : 8), '\0');
  bytes += static_cast<char>(kTimestamps);
  bytes += static_cast<char>(data.size() + 4);
  bytes += static_cast<char>(pointer);
  bytes += static_cast<char>(overflow << 4 | flag);
  bytes += data;
  return text.empty();
}

bool parse_ip_option(std::string_view text, std::string& bytes) {
  if (text == "eol" || text == "nop") {
    bytes += text == "nop" ? '\1' : '\0';
    return true;
  }
  if (take(text, "rr")) return parse_route(text, kRecordRoute, bytes);
  if (take(text, "ssrr")) return parse_route(text, kStrictRoute, bytes);
  if (take(text, "lsrr")) return parse_route(text, kLooseRoute, bytes);
  if (take(text, "ts")) return parse_timestamps(text, bytes);
  return parse_other(text, bytes);
}

bool parse_tcp_option(std::string_view text, std::string& bytes) {
  auto one = [&](int type, int size) {
    std::optional<uint32_t> value = take_number(text);
    if (!value || !text.empty()) return false;
    append_word(bytes, static_cast<uint32_t>(type << 8 | (size + 2)), 2);
    append_word(bytes, *value, size);
    return true;
  };
  auto two = [&](int type, std::string_view between) {
    std::optional<uint32_t> first = take_number(text);
    std::optional<uint32_t> second = first && take(text, between) ? take_number(text) : std::nullopt;
    if (!second || !text.empty()) return false;
    append_word(bytes, static_cast<uint32_t>(type << 8 | 10), 2);
    append_word(bytes, *first);
    append_word(bytes, *second);
    return true;
  };
  if (text == "eol" || text == "nop") {
    bytes += text == "nop" ? '\1' : '\0';
    return true;
  }
  if (take(text, "mss")) return one(2, 2);
  if (take(text, "wscale")) return one(3, 1);
  if (text == "sackok") {
    append_word(bytes, 0x0402, 2);
    return true;
  }
  if (take(text, "sack")) return two(5, "-");
  if (take(text, "ts")) return two(8, ":");
  return parse_other(text, bytes);
}

template <class Parse>
std::optional<std::string> parse_options(std::string_view text, Parse parse) {
  std::string bytes;
  if (text == ".") return bytes;
  for (;;) {
    size_t end = text.find_first_of(";");
    if (!parse(text.substr(0, end), bytes)) return std::nullopt;
    if (end == std::string_view::npos) break;
    text.remove_prefix(end + 1);
  }
  while (bytes.size() % 4 != 0) bytes += '\0';
  return bytes.size() <= kMostOptionBytes ? std::optional(bytes) : std::nullopt;
}

}  // namespace

std::string ip_options_text(std::string_view options) {
  std::string text;
  bool good = walk(options, [&](std::string_view option) {
    separate(text);
    uint8_t type = byte(option, 0);
    if (type == kRecordRoute || type == kLooseRoute || type == kStrictRoute) return route_text(option, text);
    if (type == kTimestamps) return timestamps_text(option, text);
    text += other_text(option);
    return true;
  });
  return !good ? "?" : text.empty() ? "." : text;
}

std::string tcp_options_text(std::string_view options, TcpOptions which) {
  std::string text;
  bool good = walk(options, [&](std::string_view option) {
    uint8_t type = byte(option, 0);
    size_t size = option.size();
    if ((which == TcpOptions::kSackOnly && type != 5) || (which == TcpOptions::kNoTimestamp && type == 8)) return true;
    separate(text);
    if (type == 2) {
      if (size == 4) text += "mss" + std::to_string(byte(option, 2) << 8 | byte(option, 3));
      return size == 4;
    }
    if (type == 3) {
      if (size == 3) text += "wscale" + std::to_string(byte(option, 2));
      return size == 3;
    }
    if (type == 4) {
      text += "sackok";
      return size == 2;
    }
    if (type == 5) {
      for (size_t i = 2; i + 8 <= size; i += 8) {
        if (i > 2) text += ';';
        text += "sack" + std::to_string(word(option, i)) + "-" + std::to_string(word(option, i + 4));
      }
      return size >= 10 && size % 8 == 2;
    }
    if (type == 8) {
      if (size == 10) text += "ts" + std::to_string(word(option, 2)) + ":" + std::to_string(word(option, 6));
      return size == 10;
    }
    text += other_text(option);
    return true;
  });
  return !good ? "?" : text.empty() ? "." : text;
}

std::optional<std::string> parse_ip_options(std::string_view text) { return parse_options(text, parse_ip_option); }

std::optional<std::string> parse_tcp_options(std::string_view text) { return parse_options(text, parse_tcp_option); }

}  // namespace click
