#include "elements/analysis/toipsummarydump.hh"

#include <unistd.h>

#include <algorithm>

#include "graph/args.hh"
#include "graph/registry.hh"
#include "graph/router.hh"
#include "graph/value_handlers.hh"

namespace click {

namespace {

constexpr auto kFlushInterval = std::chrono::seconds(1);

void append_number(std::string& bytes, uint64_t number, int width) {
  for (int shift = (width - 1) * 8; shift >= 0; shift -= 8) bytes += static_cast<char>(number >> shift);
}

}  // namespace

Status ToIPSummaryDump::configure(Args& args) {
  RawText fields{"ip_src ip_dst"};
  Status status = args.mandatory("FILENAME", filename_)
                      .keyword("FIELDS", fields)
                      .keyword("CONTENTS", fields)
                      .keyword("HEADER", header_)
                      .keyword("VERBOSE", verbose_)
                      .keyword("BANNER", banner_)
                      .keyword("BINARY", binary_)
                      .keyword("MULTIPACKET", multipacket_)
                      .keyword("BAD_PACKETS", bad_packets_)
                      .keyword("CAREFUL_TRUNC", careful_)
                      .keyword("EXTRA_LENGTH", extra_length_)
                      .finish();
  status.add(SummaryField::find_all(fields.text, fields_));
  for (const SummaryField* field : fields_) {
    if (binary_ && field->width == SummaryField::kNotBinary)
      status.add(Status::error("FIELDS: " + std::string(field->name) + " cannot be written with BINARY"));
    if (field->name == "count") multipacket_ = false;
  }
  if (fields_.empty()) status.add(Status::error("FIELDS: expected names of fields"));
  return status;
}

std::string ToIPSummaryDump::header() const {
  std::string text = "!IPSummaryDump 1.3\n";
  if (!banner_.empty()) text += "!creator \"" + banner_ + "\"\n";
  if (verbose_) {
    char host[256] = {};
    gethostname(host, sizeof host - 1);
    uint64_t now = wall_time();
    time_t seconds = static_cast<time_t>(now / 1'000'000'000);
    char date[64] = {};
    tm parts;
    std::strftime(date, sizeof date, "%a %b %e %H:%M:%S %Y", localtime_r(&seconds, &parts));
    char time[64];
    std::snprintf(time, sizeof time, "%llu.%06llu", static_cast<unsigned long long>(seconds),
                  static_cast<unsigned long long>(now / 1000 % 1'000'000));
    text += "!host " + std::string(host) + "\n!runtime " + time + " (" + date + ")\n";
  }
  text += "!data";
  for (const SummaryField* field : fields_) text += " " + std::string(field->name);
  text += "\n";
  if (binary_) text += "!binary\n";
  return text;
}

Status ToIPSummaryDump::initialize() {
  if (previous() == nullptr || previous()->configuration() != configuration()) {
    if (Status status = file_.open(filename_); !status) return status;
    if (header_) write(header());
  }
  flush_timer_.initialize();
  flush_timer_.schedule_after(kFlushInterval);
  if (input(0).flow() == Flow::kPull) {
    signal_ = router().upstream_empty_signal(*this, 0, &task_);
    task_.initialize();
  }
  return Status::ok();
}

Status ToIPSummaryDump::take_state(Element& previous) {
  auto& before = static_cast<ToIPSummaryDump&>(previous);
  count_ = before.count_;
  if (!file_.is_open()) file_ = std::move(before.file_);
  return Status::ok();
}

void ToIPSummaryDump::write(const std::string& bytes) {
  if (failed_ || file_.write(bytes.data(), bytes.size())) return;
  failed_ = true;
  log_error(filename_ + " cannot be written any more");
}

std::string ToIPSummaryDump::line(const SummaryView& view) const {
  std::string text;
  for (const SummaryField* field : fields_) {
    std::string value;
    if (!text.empty()) text += ' ';
    text += field->text(view, value) ? value : "-";
  }
  return text + "\n";
}

std::string ToIPSummaryDump::record(const SummaryView& view) const {
  std::string bytes(4, '\0');
  for (const SummaryField* field : fields_) {
    std::string value;
    uint64_t number = 0;
    if (field->number != nullptr) {
      if (!field->number(view, number)) number = 0;
      append_number(bytes, number, field->width);
      continue;
    }
    bool has = field->bytes(view, value);
    if (field->width == SummaryField::kVariable) {
      value.resize(std::min<size_t>(value.size(), 255));
      bytes += static_cast<char>(value.size());
    } else if (!has) {
      value.assign(static_cast<size_t>(field->width), '\0');
    }
    bytes += value;
  }
  std::string length;
  append_number(length, bytes.size(), 4);
  return bytes.replace(0, 4, length);
}

void ToIPSummaryDump::write_note(const std::string& line) {
  if (!binary_) {
    write(line + "\n");
    return;
  }
  std::string bytes;
  append_number(bytes, (line.size() + 5) | 0x80000000, 4);
  write(bytes + line + "\n");
}

void ToIPSummaryDump::write_packet(const Packet& packet) {
  SummaryView view(packet, extra_length_);
  if (bad_packets_ && view.bad != nullptr) write_note(std::string("!bad ") + view.bad);
  if (careful_ && view.truncated != 0)
    write_note("!bad truncated IP length (" + std::to_string(view.truncated) + " bytes missing)");
  std::string entry = binary_ ? record(view) : line(view);
  int times = multipacket_ ? 1 + packet.annotation<uint16_t>(kExtraPackets) : 1;
  for (int i = 0; i < times; ++i) write(entry);
  ++count_;
}

void ToIPSummaryDump::push(PortId, PacketBatch batch) {
  for (Packet packet : batch) write_packet(packet);
  if (output_count() > 0) {
    output(0).push(std::move(batch));
  } else {
    drop(std::move(batch), DropReason::kDiscarded);
  }
}

bool ToIPSummaryDump::run_task(Task& task) {
  BatchStorage storage;
  PacketBatch batch = input(0).pull(storage, kBatchSize);
  if (batch.empty()) {
    signal_.rest(task);
    return false;
  }
  push(0, std::move(batch));
  return true;
}

void ToIPSummaryDump::run_timer(Timer&) {
  if (!failed_) failed_ = !file_.flush();
  flush_timer_.reschedule_after(kFlushInterval);
}

void ToIPSummaryDump::add_handlers(Handlers& handlers) {
  handlers.write("flush", [this](std::string_view) {
    return file_.flush() ? Status::ok() : Status::error(filename_ + " cannot be written");
  });
  add_read_handler(handlers, "count", count_);
}

REGISTER_ELEMENT(ToIPSummaryDump, kHostFiles);

}  // namespace click
