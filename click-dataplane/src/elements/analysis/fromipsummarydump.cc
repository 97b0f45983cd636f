#include "elements/analysis/fromipsummarydump.hh"

#include <cmath>
#include <random>

#include "graph/args.hh"
#include "graph/registry.hh"
#include "graph/router.hh"
#include "graph/value_handlers.hh"
#include "support/text.hh"

namespace click {

namespace {

constexpr size_t kChunk = 65536;
constexpr size_t kLongestLine = 1 << 20;

uint32_t word(std::string_view bytes) {
  uint32_t value = 0;
  for (size_t i = 0; i < 4; ++i) value = value << 8 | static_cast<uint8_t>(bytes[i]);
  return value;
}

}  // namespace

Status FromIPSummaryDump::configure(Args& args) {
  RawText ignored;
  RawText fields;
  std::string flow_id;
  double sample = 1;
  Status status = args.positional("FILENAME", filename_)
                      .keyword("STOP", stop_)
                      .keyword("TIMING", timing_)
                      .keyword("ACTIVE", active_)
                      .keyword("ZERO", ignored)
                      .keyword("CHECKSUM", options_.checksums)
                      .keyword("PROTO", options_.protocol)
                      .keyword("MULTIPACKET", multipacket_)
                      .keyword("SAMPLE", sample)
                      .keyword("FIELDS", fields)
                      .keyword("CONTENTS", fields)
                      .keyword("DEFAULT_FIELDS", fields)
                      .keyword("FLOWID", flow_id)
                      .keyword("ALLOW_NONEXISTENT", allow_nonexistent_)
                      .keyword("DATA", data_, &has_data_)
                      .check([&] { return sample >= 0 && sample <= 1; }, "SAMPLE must be from 0 to 1")
                      .check([&] { return has_data_ == filename_.empty(); }, "expected FILENAME, or DATA")
                      .finish();
  sample_ = static_cast<uint32_t>(std::llround(sample * kSureSample));
  status.add(SummaryField::find_all(fields.text, fields_));
  if (!flow_id.empty() && !read_flow_id(flow_id))
    status.add(Status::error("FLOWID: expected `SADDR SPORT DADDR DPORT [PROTO]', not '" + flow_id + "'"));
  return status;
}

Status FromIPSummaryDump::initialize() {
  if (has_data_) {
    buffer_ = data_;
    file_ended_ = true;
  } else if (previous() == nullptr || previous()->configuration() != configuration()) {
    Status status = file_.open(filename_);
    has_file_ = status.is_ok();
    file_ended_ = !has_file_;
    if (!status && !allow_nonexistent_) return status;
    if (has_file_ && !fill() && !allow_nonexistent_) return Status::error(filename_ + " is empty");
  }
  timer_.initialize();
  if (output(0).flow() == Flow::kPush) {
    task_.initialize(active_);
    room_ = router().downstream_full_signal(*this, 0, &task_);
  }
  return Status::ok();
}

Status FromIPSummaryDump::take_state(Element& previous) {
  auto& before = static_cast<FromIPSummaryDump&>(previous);
  count_ = before.count_;
  if (before.configuration() != configuration()) return Status::ok();
  file_ = std::move(before.file_);
  has_file_ = std::exchange(before.has_file_, false);
  buffer_ = std::move(before.buffer_);
  at_ = before.at_;
  file_ended_ = before.file_ended_;
  fields_ = before.fields_;
  options_ = before.options_;
  defaults_ = before.defaults_;
  values_ = before.values_;
  left_ = before.left_;
  binary_ = before.binary_;
  offset_ = before.offset_;
  has_offset_ = before.has_offset_;
  active_ = before.active_;
  return Status::ok();
}

// Reads more of the file. False at its end.
bool FromIPSummaryDump::fill() {
  if (file_ended_) return false;
  buffer_.erase(0, at_);
  at_ = 0;
  size_t before = buffer_.size();
  buffer_.resize(before + kChunk);
  size_t got = file_.read(buffer_.data() + before, kChunk);
  buffer_.resize(before + got);
  file_ended_ = got == 0;
  if (file_ended_ && !file_.error().empty()) log_error(file_.error());
  return got > 0;
}

bool FromIPSummaryDump::read_line(std::string& line) {
  size_t end;
  while ((end = buffer_.find('\n', at_)) == std::string::npos) {
    if (buffer_.size() - at_ > kLongestLine || !fill()) break;
  }
  if (end == std::string::npos) end = buffer_.size();
  if (end == at_ && at_ == buffer_.size()) return false;
  line = buffer_.substr(at_, end - at_);
  if (line.ends_with('\r')) line.pop_back();
  at_ = std::min(end + 1, buffer_.size());
  ++line_number_;
  return true;
}

void FromIPSummaryDump::complain(const std::string& what) {
  if (std::exchange(complained_, true)) return;
  log_warning((has_data_ ? "DATA" : filename_) + ":" + std::to_string(line_number_) + ": " + what +
              "; further lines like this are passed over in silence");
}

bool FromIPSummaryDump::read_flow_id(const std::string& text) {
  std::vector<std::string> words = split_words(text);
  if (words.size() != 4 && words.size() != 5) return false;
  static constexpr const char* kNames[] = {"ip_src", "sport", "ip_dst", "dport", "ip_proto"};
  for (size_t i = 0; i < words.size(); ++i) {
    if (words[i] != "-" && !SummaryField::find(kNames[i])->read(words[i], defaults_)) return false;
  }
  return true;
}

void FromIPSummaryDump::read_note(const std::string& line) {
  std::string_view rest = line;
  std::string word = take_word(rest);
  if (word == "!data" || word == "!contents") {
    fields_.clear();
    Status status = SummaryField::find_all(rest, fields_);
    if (!status) complain(status.text());
  } else if (word == "!flowid") {
    if (!read_flow_id(std::string(rest))) complain("bad !flowid");
  } else if (word == "!aggregate") {
    if (!SummaryField::find("aggregate")->read(rest, defaults_)) complain("bad !aggregate");
  } else if (word == "!proto") {
    if (!SummaryField::find("ip_proto")->read(rest, defaults_)) complain("bad !proto");
  } else if (word == "!binary") {
    binary_ = true;
  }
}

bool FromIPSummaryDump::read_values(const std::string& line) {
  std::vector<std::string> words = split_words(line);
  if (fields_.empty()) {
    complain("there is no !data line that says what the fields are");
    return false;
  }
  values_ = defaults_;
  for (size_t i = 0; i < words.size() && i < fields_.size(); ++i) {
    const SummaryField& field = *fields_[i];
    if (words[i] == "-" || field.read == nullptr) continue;
    if (!field.read(words[i], values_)) complain("bad value '" + words[i] + "' of " + std::string(field.name));
  }
  return true;
}

bool FromIPSummaryDump::read_binary_values(std::string_view bytes) {
  values_ = defaults_;
  for (const SummaryField* field : fields_) {
    auto width = static_cast<size_t>(field->width);
    if (field->width == SummaryField::kVariable) {
      if (bytes.empty()) return false;
      width = static_cast<uint8_t>(bytes[0]);
      bytes.remove_prefix(1);
    }
    if (bytes.size() < width) return false;
    std::string_view value = bytes.substr(0, width);
    bytes.remove_prefix(width);
    if (field->read_bytes != nullptr) {
      if (!field->read_bytes(value, values_)) complain("bad value of " + std::string(field->name));
    } else if (field->read_number != nullptr) {
      uint64_t number = 0;
      for (char c : value) number = number << 8 | static_cast<uint8_t>(c);
      if (!field->read_number(number, values_)) complain("bad value of " + std::string(field->name));
    }
  }
  return true;
}

// A binary record; false at the end.
bool FromIPSummaryDump::read_record(std::string& note, bool& is_note) {
  while (buffer_.size() - at_ < 4 && fill()) {
  }
  if (buffer_.size() - at_ < 4) return false;
  uint32_t head = word(std::string_view(buffer_).substr(at_));
  size_t length = head & 0x7fffffff;
  if (length < 4 || length > kLongestLine) {
    complain("a record of " + std::to_string(length) + " bytes; the file is damaged");
    return false;
  }
  while (buffer_.size() - at_ < length && fill()) {
  }
  if (buffer_.size() - at_ < length) return false;
  note = buffer_.substr(at_ + 4, length - 4);
  is_note = (head & 0x80000000) != 0;
  at_ += length;
  ++line_number_;
  return true;
}

// Reads the next packet's values; false at the end.
bool FromIPSummaryDump::next_values() {
  for (;;) {
    std::string line;
    if (binary_) {
      bool is_note = false;
      if (!read_record(line, is_note)) return false;
      if (is_note) {
        read_note(std::string(trim(line)));
      } else if (read_binary_values(line)) {
        return true;
      } else {
        complain("a record that is too short");
      }
      continue;
    }
    if (!read_line(line)) return false;
    if (line.empty() || line[0] == '#') continue;
    if (line[0] == '!') {
      read_note(line);
    } else if (read_values(line)) {
      return true;
    }
  }
}

bool FromIPSummaryDump::in_time(uint64_t time) {
  if (!timing_) return true;
  auto own = static_cast<int64_t>(time);
  if (!std::exchange(has_offset_, true)) offset_ = router().now() - own;
  if (own + offset_ <= router().now()) return true;
  timer_.schedule_at(own + offset_);
  return false;
}

PacketBatch FromIPSummaryDump::make(BatchStorage& storage, unsigned max) {
  static thread_local std::minstd_rand random{std::random_device()()};
  PacketBatch batch = storage.empty();
  while (active_ && batch.size() < max) {
    if (left_ == 0) {
      if (!next_values()) {
        active_ = false;
        if (stop_) router().request_stop();
        break;
      }
      left_ = multipacket_ ? values_.count.value_or(1) : 1;
      if (multipacket_) values_.count.reset();
      if (left_ == 0) continue;
    }
    if (sample_ < kSureSample && random() % kSureSample >= sample_) {
      --left_;
      continue;
    }
    Packet packet = make_summary_packet(values_, options_);
    if (!packet) break;  // tried again later
    if (!in_time(packet.timestamp())) {
      packet.free();
      break;
    }
    --left_;
    ++count_;
    batch.append(packet);
  }
  return batch;
}

bool FromIPSummaryDump::run_task(Task& task) {
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

PacketBatch FromIPSummaryDump::pull(PortId, BatchStorage& storage, unsigned max) {
  PacketBatch batch = make(storage, max);
  if (batch.empty() && (!active_ || timer_.scheduled())) nonempty_.set_active(false);
  return batch;
}

void FromIPSummaryDump::run_timer(Timer&) { wake(); }

void FromIPSummaryDump::wake() {
  nonempty_.set_active(active_);
  if (active_ && output(0).flow() == Flow::kPush) task_.schedule();
}

void FromIPSummaryDump::add_handlers(Handlers& handlers) {
  handlers.read("sampling_prob", [this] {
    char text[32];
    std::snprintf(text, sizeof text, "%.9g", static_cast<double>(sample_) / kSureSample);
    return std::string(text);
  });
  add_read_handler(handlers, "active", active_);
  handlers.write("active", [this](std::string_view text) {
    Status status = Args({std::string(text)}, *this).mandatory("ACTIVE", active_).finish();
    wake();
    return status;
  });
  handlers.read("encap", [] { return std::string("IP"); });
  add_read_handler(handlers, "count", count_);
  handlers.read("filesize", [this] {
    std::optional<uint64_t> size = has_file_ ? file_.size() : std::nullopt;
    return size ? std::to_string(*size) : "-";
  });
  handlers.read("filepos",
                [this] { return std::to_string(has_file_ ? file_.position() - (buffer_.size() - at_) : at_); });
  add_action_handler(handlers, "stop", [this] {
    active_ = false;
    router().request_stop();
  });
}

REGISTER_ELEMENT(FromIPSummaryDump, kHostFiles);

}  // namespace click
