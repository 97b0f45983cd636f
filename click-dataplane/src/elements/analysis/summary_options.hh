#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace click {

// Options of IP and TCP headers as summary dumps write them, such as "rr{10.0.0.1}+5;148=0:0" and "mss1400;sackok".

enum class TcpOptions : uint8_t { kAll, kNoTimestamp, kSackOnly };

// "." when there are none but padding, "?" when they are malformed.
std::string ip_options_text(std::string_view options);
std::string tcp_options_text(std::string_view options, TcpOptions which);
// The options' bytes, padded to words; nothing when the text is malformed.
std::optional<std::string> parse_ip_options(std::string_view text);
std::optional<std::string> parse_tcp_options(std::string_view text);

}  // namespace click
