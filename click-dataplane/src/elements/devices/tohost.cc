#include "elements/devices/tohost.hh"

#include "elements/devices/fromhost.hh"
#include "graph/args.hh"
#include "graph/registry.hh"
#include "graph/router.hh"
#include "graph/value_handlers.hh"

namespace click {

Status ToHost::configure(Args& args) { return args.mandatory("DEVNAME", device_name_).finish(); }

Status ToHost::initialize() {
  for (const auto& element : router().elements()) {
    auto* host = dynamic_cast<FromHost*>(element.get());
    if (host != nullptr && host->device_name() == device_name_) host_ = host;
  }
  if (host_ == nullptr) return Status::error("there is no FromHost(" + device_name_ + ") that makes the device");
  if (input(0).flow() == Flow::kPull) {
    signal_ = router().upstream_empty_signal(*this, 0, &task_);
    task_.initialize();
  }
  return Status::ok();
}

Status ToHost::take_state(Element& previous) {
  count_ = static_cast<ToHost&>(previous).count_;
  return Status::ok();
}

void ToHost::push(PortId, PacketBatch batch) {
  PortId verdicts[kBatchSize];
  for (unsigned i = 0; i < batch.size(); ++i) {
    bool sent = host_->device().send(batch[i]);
    verdicts[i] = sent ? kConsumed : dropped(DropReason::kDevice);
    if (!sent) continue;
    ++count_;
    batch[i].free();
  }
  distribute(std::move(batch), verdicts);
}

bool ToHost::run_task(Task& task) {
  BatchStorage storage;
  PacketBatch batch = input(0).pull(storage, kBatchSize);
  if (batch.empty()) {
    signal_.rest(task);
    return false;
  }
  push(0, std::move(batch));
  return true;
}

void ToHost::add_handlers(Handlers& handlers) {
  handlers.read("drops", [this] { return std::to_string(drops(DropReason::kDevice)); });
  add_read_handler(handlers, "count", count_);
}

REGISTER_ELEMENT(ToHost, kHostSockets);

}  // namespace click
