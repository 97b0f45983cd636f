#include "elements/userlevel/fromdump.hh"

#include <cmath>
#include <random>

#include "graph/args.hh"
#include "graph/registry.hh"
#include "graph/router.hh"
#include "graph/value_handlers.hh"
#include "packet/pool.hh"

namespace click {

Status FromDump::configure(Args& args) {
  RawText ignored;
  RawText end_call;
  double sample = 1;
  std::chrono::nanoseconds start{0};
  std::chrono::nanoseconds end{0};
  uint64_t position = 0;
  bool has_start = false;
  bool has_end = false;
  bool has_position = false;
  Status status =
      args.mandatory("FILENAME", filename_)
          .positional("TIMING", timing_)
          .keyword("STOP", stop_)
          .keyword("SAMPLE", sample)
          .keyword("FORCE_IP", force_ip_)
          .keyword("START", start, &has_start)
          .keyword("START_AFTER", start_after_, &has_start_after_)
          .keyword("END", end, &has_end)
          .keyword("END_AFTER", end_after_, &has_end_after_)
          .keyword("INTERVAL", interval_, &has_interval_)
          .keyword("END_CALL", end_call)
          .keyword("ACTIVE", active_)
          .keyword("FILEPOS", position, &has_position)
          .keyword("MMAP", ignored)
          .check([&] { return sample >= 0 && sample <= 1; }, "SAMPLE must be from 0 to 1")
          .check([&] { return !has_start || !has_start_after_; }, "START and START_AFTER exclude each other")
          .check([&] { return has_end + has_end_after_ + has_interval_ <= 1; },
                 "END, END_AFTER and INTERVAL exclude each other")
          .check([&] { return !stop_ || end_call.text.empty(); }, "STOP and END_CALL exclude each other")
          .finish();
  end_call_ = HandlerCall(end_call.text);
  sample_ = static_cast<uint32_t>(std::llround(sample * kSureSample));
  if (has_start) start_ = static_cast<uint64_t>(start.count());
  if (has_end) end_ = static_cast<uint64_t>(end.count());
  if (has_position) file_position_ = position;
  return status;
}

Status FromDump::initialize() {
  auto* before = dynamic_cast<FromDump*>(previous());
  if (before == nullptr || before->filename_ != filename_) {
    if (Status status = reader_.open(filename_); !status) return status;
    if (file_position_ && !reader_.file().seek(*file_position_))
      return Status::error("FILEPOS " + std::to_string(*file_position_) + " is not in the file");
    link_ = reader_.link();
  } else {
    link_ = before->link_;
  }
  timer_.initialize();
  if (output(0).flow() == Flow::kPush) {
    task_.initialize(active_);
    room_ = router().downstream_full_signal(*this, 0, &task_);
  }
  return end_call_.check(*this);
}

Status FromDump::take_state(Element& previous) {
  auto& before = static_cast<FromDump&>(previous);
  if (before.filename_ != filename_) return Status::ok();
  reader_ = std::move(before.reader_);
  record_ = std::move(before.record_);
  has_record_ = std::exchange(before.has_record_, false);
  any_read_ = before.any_read_;
  any_emitted_ = before.any_emitted_;
  if (!start_) start_ = before.start_;
  if (!end_ && (has_end_after_ || has_interval_)) end_ = before.end_;
  offset_ = before.offset_;
  has_offset_ = before.has_offset_;
  count_ = before.count_;
  packet_position_ = before.packet_position_;
  active_ = active_ && before.active_;
  return Status::ok();
}

// Makes record_ the next packet to emit.
FromDump::Next FromDump::read_record() {
  static thread_local std::minstd_rand random{std::random_device()()};
  while (!has_record_) {
    if (!reader_.next(record_)) {
      if (!reader_.error().empty()) log_error(reader_.error());
      return Next::kEnd;
    }
    if (!any_read_) {
      any_read_ = true;
      if (has_start_after_) start_ = record_.time + static_cast<uint64_t>(start_after_.count());
      if (has_end_after_) end_ = record_.time + static_cast<uint64_t>(end_after_.count());
    }
    if (start_ && record_.time < *start_) continue;
    if (sample_ < kSureSample && random() % kSureSample >= sample_) continue;
    has_record_ = true;
  }
  if (!any_emitted_) {
    any_emitted_ = true;
    if (has_interval_) end_ = record_.time + static_cast<uint64_t>(interval_.count());
  }
  if (end_ && record_.time >= *end_) return Next::kEnd;
  return in_time() ? Next::kPacket : Next::kLater;
}

bool FromDump::in_time() {
  if (!timing_) return true;
  auto time = static_cast<int64_t>(record_.time);
  if (!std::exchange(has_offset_, true)) offset_ = router().now() - time;
  if (time + offset_ <= router().now()) return true;
  timer_.schedule_at(time + offset_);
  return false;
}

Packet FromDump::make_packet() {
  uint32_t length = static_cast<uint32_t>(std::min<size_t>(record_.bytes.size(), kPacketCapacity));
  Packet packet = packet_pool().make(std::string_view(record_.bytes).substr(0, length));
  if (!packet) return packet;
  packet.set_timestamp(record_.time);
  packet.set_mac_header(0);
  if (record_.original_length > length) packet.set_annotation(kExtraLength, record_.original_length - length);
  return packet;
}

PacketBatch FromDump::make(BatchStorage& storage, unsigned max) {
  PacketBatch batch = storage.empty();
  BatchStorage others_storage;
  PacketBatch others = others_storage.empty();
  Next next = Next::kLater;
  while (active_ && batch.size() + others.size() < max && (next = read_record()) == Next::kPacket) {
    Packet packet = make_packet();
    if (!packet) break;  // tried again later
    has_record_ = false;
    ++count_;
    packet_position_ = record_.position;
    bool other = force_ip_ && !record_.link.annotate_ip(packet);
    (other ? others : batch).append(packet);
  }
  if (!others.empty()) checked_push(1, std::move(others), DropReason::kFiltered);
  if (active_ && next == Next::kEnd) end();
  return batch;
}

void FromDump::end() {
  active_ = false;
  if (stop_) router().request_stop();
  end_call_.call(*this);
}

bool FromDump::run_task(Task& task) {
  BatchStorage storage;
  PacketBatch batch = make(storage, kBatchSize);
  bool worked = !batch.empty();
  if (worked) output(0).push(std::move(batch));
  if (!active_ || timer_.scheduled()) {
    task.unschedule();
  } else if (!room_.active()) {
    room_.rest(task);
  }
  return worked;
}

PacketBatch FromDump::pull(PortId, BatchStorage& storage, unsigned max) {
  PacketBatch batch = make(storage, max);
  if (batch.empty() && (!active_ || timer_.scheduled())) nonempty_.set_active(false);
  return batch;
}

void FromDump::run_timer(Timer&) { wake(); }

void FromDump::wake() {
  nonempty_.set_active(active_);
  if (active_ && output(0).flow() == Flow::kPush) task_.schedule();
}

void FromDump::set_active(bool active) {
  active_ = active;
  wake();
}

void FromDump::add_handlers(Handlers& handlers) {
  add_read_handler(handlers, "count", count_);
  add_action_handler(handlers, "reset_counts", [this] { count_ = 0; });
  handlers.read("sampling_prob", [this] {
    char text[32];
    std::snprintf(text, sizeof text, "%.9g", static_cast<double>(sample_) / kSureSample);
    return std::string(text);
  });
  add_read_handler(handlers, "active", active_);
  handlers.write("active", [this](std::string_view text) {
    bool active = active_;
    Status status = Args({std::string(text)}, *this).mandatory("ACTIVE", active).finish();
    if (status) set_active(active);
    return status;
  });
  handlers.read("encap", [this] { return link_.text(); });
  add_read_handler(handlers, "filename", filename_);
  handlers.read("filesize", [this] {
    std::optional<uint64_t> size = reader_.file().size();
    return size ? std::to_string(*size) : "-";
  });
  handlers.read("filepos",
                [this] { return std::to_string(has_record_ ? record_.position : reader_.file().position()); });
  handlers.write("filepos", [this](std::string_view text) {
    uint64_t position = 0;
    Status status = Args({std::string(text)}, *this).mandatory("FILEPOS", position).finish();
    if (status && !reader_.file().seek(position)) return Status::error("the position is not in the file");
    if (status) has_record_ = false;
    return status;
  });
  add_read_handler(handlers, "packet_filepos", packet_position_);
  handlers.write("extend_interval", [this](std::string_view text) {
    std::chrono::nanoseconds time{0};
    Status status = Args({std::string(text)}, *this).mandatory("TIME", time).finish();
    if (!status) return status;
    if (end_) end_ = *end_ + static_cast<uint64_t>(time.count());
    set_active(true);
    return status;
  });
  add_action_handler(handlers, "reset_timing", [this] {
    has_offset_ = false;
    timer_.unschedule();
    wake();
  });
}

REGISTER_ELEMENT(FromDump, kHostFiles);

}  // namespace click
