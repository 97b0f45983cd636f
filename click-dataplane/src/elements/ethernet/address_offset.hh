#pragma once

#include <cstdint>
#include <string>

#include "graph/argument_types.hh"
#include "packet/pool.hh"
#include "support/status.hh"

namespace click {

// The argument OFFSET of elements that read or write an Ethernet address: a number, `dst' (0) or `src' (6).
inline Status read_address_offset(const std::string& text, uint32_t& offset, const ArgumentContext& context) {
  if (text == "dst" || text == "src") {
    offset = text == "dst" ? 0 : 6;
    return Status::ok();
  }
  ParseError error = ArgumentType<uint32_t>::parse(text, offset, context);
  if (!error && offset <= kPacketCapacity) return Status::ok();
  return Status::error("OFFSET: expected src, dst or a number of bytes, not '" + text + "'");
}

}  // namespace click
