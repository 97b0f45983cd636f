#include "probes/tohex.hh"

#include "graph/args.hh"
#include "graph/handlers.hh"
#include "graph/registry.hh"
#include "graph/router.hh"

namespace click {

Status ToHex::configure(Args& args) {
  return args.mandatory("FILE", file_)
      .keyword("PAINT", paint_)
      .keyword("DST", destination_)
      .keyword("IP", ip_)
      .finish();
}

Status ToHex::initialize() {
  stream_.open(file_);
  if (!stream_) return Status::error(file_ + " cannot be written");
  if (input(0).flow() == Flow::kPush) return Status::ok();
  signal_ = router().upstream_empty_signal(*this, 0, &task_);
  task_.initialize();
  return Status::ok();
}

void ToHex::write(Packet packet) {
  static constexpr char kDigits[] = "0123456789abcdef";
  std::string line;
  for (uint32_t i = 0; i < packet.length(); ++i)
    line += {kDigits[packet.data()[i] >> 4], kDigits[packet.data()[i] & 15]};
  if (paint_) line += " paint=" + std::to_string(packet.paint());
  if (destination_) line += " dst=" + IpAddress{packet.destination_ip()}.text();
  if (ip_) line += packet.has_network_header() ? " ip=" + std::to_string(packet.network_header_offset()) : " ip=none";
  stream_ << line << "\n";
}

void ToHex::push(PortId, PacketBatch batch) {
  for (Packet packet : batch) write(packet);
  stream_.flush();
  count_ += batch.size();
  drop(std::move(batch), DropReason::kDiscarded);
}

bool ToHex::run_task(Task& task) {
  BatchStorage storage;
  PacketBatch batch = input(0).pull(storage, kBatchSize);
  bool worked = !batch.empty();
  push(0, std::move(batch));
  if (!worked && !signal_.active()) task.unschedule();
  return worked;
}

void ToHex::add_handlers(Handlers& handlers) {
  handlers.read("count", [this] { return std::to_string(count_); });
}

REGISTER_ELEMENT(ToHex, kHostFiles);

}  // namespace click
