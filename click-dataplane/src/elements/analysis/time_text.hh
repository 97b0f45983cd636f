#pragma once

#include <charconv>
#include <cstdint>
#include <cstdio>
#include <optional>
#include <string>
#include <string_view>

namespace click {

// Times in nanoseconds as seconds with a fraction: "996033261.451094000", and "0.0" for none.
inline std::string time_text(uint64_t nanoseconds) {
  if (nanoseconds == 0) return "0.0";
  char text[48];
  std::snprintf(text, sizeof text, "%llu.%09llu", static_cast<unsigned long long>(nanoseconds / 1'000'000'000),
                static_cast<unsigned long long>(nanoseconds % 1'000'000'000));
  return text;
}

// "[-]SECONDS[.FRACTION]", exactly.
inline std::optional<int64_t> parse_time(std::string_view text) {
  bool negative = text.starts_with('-');
  if (negative) text.remove_prefix(1);
  size_t dot = text.find('.');
  std::string digits(dot == std::string_view::npos ? "" : text.substr(dot + 1, 9));
  digits.resize(9, '0');
  std::string whole = std::string(text.substr(0, dot)) + digits;
  int64_t value = 0;
  auto [end, error] = std::from_chars(whole.data(), whole.data() + whole.size(), value);
  if (error != std::errc() || end != whole.data() + whole.size() || whole.size() == 9) return std::nullopt;
  return negative ? -value : value;
}

}  // namespace click
