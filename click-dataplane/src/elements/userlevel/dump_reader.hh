#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "elements/userlevel/compressed_file.hh"
#include "elements/userlevel/link_type.hh"

namespace click {

// A packet of a dump.
struct DumpRecord {
  uint64_t time = 0;  // nanoseconds since 1970
  uint32_t original_length = 0;
  LinkType link;
  uint64_t position = 0;  // where it begins in the file
  std::string bytes;
};

// Reads packet dumps: pcap files of either byte order with microseconds or nanoseconds, and pcapng files.
class DumpReader {
 public:
  Status open(const std::string& name);

  // Reads the next packet. False at the end, or when the file is damaged, which error() tells then.
  bool next(DumpRecord& record);
  const std::string& error() const { return error_; }

  const LinkType& link() const { return link_; }
  InputFile& file() { return file_; }

 private:
  // An interface of a pcapng section.
  struct Interface {
    LinkType link;
    uint64_t ticks_per_second = 1'000'000;
    uint32_t snaplen = 0;
  };

  uint32_t order(uint32_t word) const { return swapped_ ? __builtin_bswap32(word) : word; }
  uint16_t order(uint16_t half) const { return swapped_ ? __builtin_bswap16(half) : half; }
  bool read(void* to, size_t bytes);
  bool damaged(const std::string& what);
  Status open_pcap(uint32_t magic);
  bool next_pcap(DumpRecord& record);
  bool next_block(DumpRecord& record, bool& packet);
  bool section(uint32_t length_word);
  bool interface(const std::string& body);
  bool enhanced(const std::string& body, bool old, DumpRecord& record);
  bool simple(const std::string& body, DumpRecord& record);

  InputFile file_;
  std::string error_;
  std::string name_;
  LinkType link_;
  std::vector<Interface> interfaces_;
  bool ng_ = false;
  bool swapped_ = false;
  bool nanoseconds_ = false;
  uint32_t extra_header_ = 0;
};

}  // namespace click
