#include "elements/userlevel/dump_writer.hh"

namespace click {

namespace {

constexpr uint64_t kSecond = 1'000'000'000;

template <class T>
void append(std::string& bytes, T value) {
  bytes.append(reinterpret_cast<const char*>(&value), sizeof value);
}

}  // namespace

Status DumpWriter::open(const std::string& name, Format format, LinkType link, uint32_t snaplen, bool nanoseconds) {
  format_ = format;
  nanoseconds_ = nanoseconds;
  if (Status status = file_.open(name); !status) return status;
  std::string header;
  if (format == Format::kPcap) {
    append<uint32_t>(header, nanoseconds ? 0xa1b23c4d : 0xa1b2c3d4);
    append<uint16_t>(header, 2);
    append<uint16_t>(header, 4);
    append<uint64_t>(header, 0);
    append<uint32_t>(header, snaplen);
    append<uint32_t>(header, link.number);
  } else {
    append<uint32_t>(header, 0x0a0d0d0a);
    append<uint32_t>(header, 28);
    append<uint32_t>(header, 0x1a2b3c4d);
    append<uint32_t>(header, 1);  // version 1.0
    append<uint64_t>(header, ~uint64_t{0});
    append<uint32_t>(header, 28);
    append<uint32_t>(header, 1);  // interface description
    append<uint32_t>(header, 32);
    append<uint16_t>(header, static_cast<uint16_t>(link.number));
    append<uint16_t>(header, 0);
    append<uint32_t>(header, snaplen);
    append<uint16_t>(header, 9);  // resolution of times: a power of ten
    append<uint16_t>(header, 1);
    append<uint32_t>(header, nanoseconds ? 9 : 6);
    append<uint32_t>(header, 0);  // end of options
    append<uint32_t>(header, 32);
  }
  if (file_.write(header.data(), header.size())) return Status::ok();
  return Status::error(name + " cannot be written");
}

bool DumpWriter::write(std::string_view bytes, uint32_t original, uint64_t time) {
  auto captured = static_cast<uint32_t>(bytes.size());
  std::string header;
  if (format_ == Format::kPcap) {
    append(header, static_cast<uint32_t>(time / kSecond));
    append(header, static_cast<uint32_t>(time % kSecond / (nanoseconds_ ? 1 : 1000)));
    append(header, captured);
    append(header, original);
    return file_.write(header.data(), header.size()) && file_.write(bytes.data(), bytes.size());
  }
  uint32_t padding = (4 - captured % 4) % 4;
  uint32_t length = 32 + captured + padding;
  uint64_t ticks = nanoseconds_ ? time : time / 1000;
  append<uint32_t>(header, 6);  // enhanced packet
  append(header, length);
  append<uint32_t>(header, 0);
  append(header, static_cast<uint32_t>(ticks >> 32));
  append(header, static_cast<uint32_t>(ticks));
  append(header, captured);
  append(header, original);
  std::string trailer(padding, '\0');
  append(trailer, length);
  return file_.write(header.data(), header.size()) && file_.write(bytes.data(), bytes.size()) &&
         file_.write(trailer.data(), trailer.size());
}

}  // namespace click
