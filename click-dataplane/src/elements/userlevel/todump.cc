#include "elements/userlevel/todump.hh"

#include <cerrno>
#include <cstring>

#include "graph/args.hh"
#include "graph/list_argument.hh"
#include "graph/registry.hh"
#include "graph/router.hh"
#include "graph/value_handlers.hh"

namespace click {

namespace {

constexpr auto kFlushInterval = std::chrono::seconds(1);
constexpr uint32_t kNoLimit = 262144;  // what tcpdump writes for "all"

}  // namespace

Status ToDump::configure(Args& args) {
  std::string encap;
  std::string format;
  Status status =
      args.mandatory("FILENAME", filename_)
          .positional("SNAPLEN", snaplen_)
          .positional("ENCAP", encap)
          .keyword("USE_ENCAP_FROM", encap_from_)
          .keyword("EXTRA_LENGTH", extra_length_)
          .keyword("UNBUFFERED", unbuffered_)
          .keyword("NANO", nanoseconds_)
          .keyword("FORMAT", format)
          .check([&] { return encap.empty() || encap_from_.empty(); }, "ENCAP and USE_ENCAP_FROM exclude each other")
          .check([&] { return format.empty() || format == "PCAP" || format == "PCAPNG"; },
                 "FORMAT: expected PCAP or PCAPNG")
          .finish();
  if (snaplen_ == 0) snaplen_ = kNoLimit;
  bool ng = format.empty() ? filename_.find(".pcapng") != std::string::npos : format == "PCAPNG";
  format_ = ng ? DumpWriter::Format::kPcapng : DumpWriter::Format::kPcap;
  if (!status || encap.empty()) return status;
  std::optional<LinkType> link = LinkType::parse(encap);
  if (!link) return Status::error("ENCAP: expected a link type such as ETHER or IP, not '" + encap + "'");
  link_ = *link;
  return status;
}

Status ToDump::use_encap() {
  std::optional<LinkType> agreed;
  for (Element* element : encap_from_) {
    Handlers handlers;
    element->add_handlers(handlers);
    const Handler* handler = handlers.find("encap");
    if (handler == nullptr || !handler->read)
      return Status::error("USE_ENCAP_FROM: '" + element->name() + "' has no handler encap");
    HandlerResult result = handler->read("");
    std::optional<LinkType> link = result.status ? LinkType::parse(result.value) : std::nullopt;
    if (!link) return Status::error("USE_ENCAP_FROM: '" + element->name() + "' does not know its link type");
    if (agreed && !(*agreed == *link)) return Status::error("USE_ENCAP_FROM: the elements have different link types");
    agreed = link;
  }
  if (agreed) link_ = *agreed;
  return Status::ok();
}

Status ToDump::initialize() {
  if (Status status = use_encap(); !status) return status;
  auto* before = dynamic_cast<ToDump*>(previous());
  bool goes_on = before != nullptr && before->filename_ == filename_ && before->link_ == link_ &&
                 before->format_ == format_ && before->nanoseconds_ == nanoseconds_;
  if (!goes_on) {
    Status status = writer_.open(filename_, format_, link_, snaplen_, nanoseconds_);
    if (!status) return status;
  }
  flush_timer_.initialize();
  flush_timer_.schedule_after(kFlushInterval);
  if (input(0).flow() == Flow::kPull && output_count() == 0) {
    signal_ = router().upstream_empty_signal(*this, 0, &task_);
    task_.initialize();
  }
  return Status::ok();
}

Status ToDump::take_state(Element& previous) {
  auto& before = static_cast<ToDump&>(previous);
  count_ = before.count_;
  if (writer_.is_open()) return Status::ok();
  writer_ = std::move(before.writer_);
  failed_ = before.failed_;
  return Status::ok();
}

void ToDump::check(bool written) {
  if (written || failed_) return;
  failed_ = true;
  log_error(filename_ + " cannot be written any more: " + std::strerror(errno));
}

void ToDump::write(const PacketBatch& batch) {
  uint64_t now = 0;
  for (Packet packet : batch) {
    if (failed_) return;
    uint64_t time = packet.timestamp();
    if (time == 0) time = now != 0 ? now : now = wall_time();
    uint32_t original = packet.length();
    if (extra_length_ && packet.annotated()) original += packet.annotation<uint32_t>(kExtraLength);
    bool written = writer_.write(packet.bytes().substr(0, snaplen_), original, time);
    check(written && (!unbuffered_ || writer_.flush()));
    if (!failed_) ++count_;
  }
}

void ToDump::push(PortId, PacketBatch batch) {
  write(batch);
  if (output_count() > 0) {
    output(0).push(std::move(batch));
  } else {
    drop(std::move(batch), DropReason::kDiscarded);
  }
}

PacketBatch ToDump::pull(PortId, BatchStorage& storage, unsigned max) {
  PacketBatch batch = input(0).pull(storage, max);
  write(batch);
  return batch;
}

bool ToDump::run_task(Task& task) {
  BatchStorage storage;
  PacketBatch batch = input(0).pull(storage, kBatchSize);
  if (batch.empty()) {
    signal_.rest(task);
    return false;
  }
  push(0, std::move(batch));
  return true;
}

void ToDump::run_timer(Timer&) {
  if (!failed_) check(writer_.flush());
  flush_timer_.reschedule_after(kFlushInterval);
}

void ToDump::add_handlers(Handlers& handlers) {
  add_read_handler(handlers, "count", count_);
  add_action_handler(handlers, "reset_counts", [this] { count_ = 0; });
  add_read_handler(handlers, "filename", filename_);
  handlers.read("encap", [this] { return link_.text(); });
}

REGISTER_ELEMENT(ToDump, kHostFiles);

}  // namespace click
