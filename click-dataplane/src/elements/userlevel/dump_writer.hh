#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "elements/userlevel/compressed_file.hh"
#include "elements/userlevel/link_type.hh"

namespace click {

// Writes packet dumps: pcap or pcapng.
class DumpWriter {
 public:
  enum class Format : uint8_t { kPcap, kPcapng };
  Status open(const std::string& name, Format format, LinkType link, uint32_t snaplen, bool nanoseconds);
  bool is_open() const { return file_.is_open(); }
  // `time` in nanoseconds since 1970; `original` is the length of the whole packet. False when it could not be written.
  bool write(std::string_view bytes, uint32_t original, uint64_t time);
  bool flush() { return file_.flush(); }

 private:
  OutputFile file_;
  Format format_ = Format::kPcap;
  bool nanoseconds_ = false;
};

}  // namespace click
