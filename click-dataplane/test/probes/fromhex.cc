#include "probes/fromhex.hh"

#include <fstream>

#include "graph/args.hh"
#include "graph/handlers.hh"
#include "graph/registry.hh"
#include "graph/router.hh"
#include "packet/pool.hh"
#include "support/text.hh"

namespace click {

Status FromHex::configure(Args& args) {
  return args.mandatory("FILE", file_)
      .keyword("BURST", burst_)
      .keyword("STOP", stop_)
      .keyword("WAIT", wait_)
      .check([&] { return burst_ > 0 && burst_ <= kBatchSize; }, "BURST must be from 1 to 64")
      .finish();
}

Status FromHex::initialize() {
  std::ifstream stream(file_);
  if (!stream) return Status::error(file_ + " cannot be read");
  Status status;
  int number = 0;
  for (std::string line; std::getline(stream, line);) {
    if (!trim(line).empty() && line[0] != '#') status.add(read_line(line, ++number));
  }
  end_.initialize();
  if (output(0).flow() == Flow::kPush) task_.initialize();
  return status;
}

Status FromHex::read_line(std::string_view text, int number) {
  Line line;
  std::string digits;
  for (const std::string& word : split_words(text)) {
    size_t equals = word.find('=');
    if (equals == std::string::npos) {
      digits += word;
    } else {
      line.annotations.emplace_back(word.substr(0, equals), word.substr(equals + 1));
    }
  }
  if (digits.size() % 2 != 0 || digits.find_first_not_of("0123456789abcdefABCDEF") != std::string::npos) {
    return Status::error(file_ + ", packet " + std::to_string(number) + ": not hexadecimal");
  }
  line.bytes = unquote("\\<" + digits + ">");
  lines_.push_back(std::move(line));
  return Status::ok();
}

PacketBatch FromHex::make(BatchStorage& storage, unsigned max) {
  PacketBatch batch = storage.empty();
  for (; next_ < lines_.size() && batch.size() < max; ++next_) {
    Packet packet = packet_pool().make(lines_[next_].bytes);
    if (!packet) break;
    for (const auto& [name, value] : lines_[next_].annotations) {
      if (name == "paint") packet.set_paint(static_cast<uint8_t>(std::stoi(value)));
      if (name == "dst") packet.set_destination_ip(IpAddress::parse(value).value_or(IpAddress{}).raw);
      if (name == "time") packet.set_timestamp(static_cast<uint64_t>(std::stod(value) * 1e9));
      if (name == "type") packet.set_packet_type(static_cast<PacketType>(std::stoi(value)));
      if (name == "ip") {
        auto offset = static_cast<uint32_t>(std::stoi(value));
        uint32_t words = offset < packet.length() ? packet.data()[offset] & 15u : 0;
        packet.set_network_header(static_cast<int32_t>(offset), words * 4);
      }
    }
    batch.append(packet);
  }
  if (next_ == lines_.size() && stop_ && !end_.scheduled()) end_.schedule_after(wait_);
  return batch;
}

bool FromHex::run_task(Task& task) {
  BatchStorage storage;
  PacketBatch batch = make(storage, burst_);
  if (next_ == lines_.size()) task.unschedule();
  if (!batch.empty()) output(0).push(std::move(batch));
  return true;
}

PacketBatch FromHex::pull(PortId, BatchStorage& storage, unsigned max) {
  PacketBatch batch = make(storage, std::min(max, burst_));
  if (next_ == lines_.size()) nonempty_.set_active(false);
  return batch;
}

void FromHex::run_timer(Timer&) {
  stop_ = false;
  router().request_stop();
}

void FromHex::add_handlers(Handlers& handlers) {
  handlers.read("count", [this] { return std::to_string(next_); });
}

REGISTER_ELEMENT(FromHex, kHostFiles);

}  // namespace click
