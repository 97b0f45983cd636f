#include "io/data_port.hh"

#include <rte_errno.h>

#include <algorithm>
#include <charconv>

#include "graph/counters.hh"
#include "graph/worker.hh"
#include "packet/pool.hh"

namespace click {
namespace {

constexpr uint16_t kReceiveDescriptors = 512;
constexpr uint16_t kSendDescriptors = 512;

// No receive ring holds more; a device that makes packets itself never runs dry.
constexpr unsigned kMostWaiting = 8192;

}  // namespace

DataPort::DataPort(uint16_t id, std::string name, click_port_counters& counters)
    : id_(id),
      name_(std::move(name)),
      counters_(counters),
      receive_descriptors_(kReceiveDescriptors),
      send_descriptors_(kSendDescriptors) {
  counters_ = {};
  name_.copy(counters_.name, sizeof counters_.name - 1);
}

DataPort::~DataPort() {
  if (started_) rte_eth_dev_stop(id_);
  rte_eth_dev_close(id_);
}

// A counter has one writer, unless workers share the port.
void DataPort::add(uint64_t& counter, uint64_t amount) const {
  if (count_shared_) {
    __atomic_fetch_add(&counter, amount, __ATOMIC_RELAXED);
  } else {
    __atomic_store_n(&counter, counter + amount, __ATOMIC_RELAXED);
  }
}

Status DataPort::open(unsigned queues, unsigned workers) {
  queues_ = queues;
  send_shared_ = workers > queues;
  count_shared_ = workers > 1;
  Status status = configure(queues);
  return status ? set_up() : status;
}

Status DataPort::configure(unsigned queues) {
  auto failed = [this](const std::string& why) {
    return Status::error("data port " + name_ + (driver_.empty() ? "" : " (" + driver_ + ")") +
                         ": cannot configure the device: " + why);
  };
  rte_eth_dev_info info;
  if (int result = rte_eth_dev_info_get(id_, &info)) return failed(rte_strerror(-result));
  driver_ = info.driver_name;
  unsigned most = std::min(info.max_rx_queues, info.max_tx_queues);
  if (queues > most) return failed("it has " + std::to_string(most) + " queues; start with --queues=1 or that many");
  rte_eth_conf configuration{};
  if (queues > 1 && info.flow_type_rss_offloads != 0) {
    configuration.rxmode.mq_mode = RTE_ETH_MQ_RX_RSS;
    configuration.rx_adv_conf.rss_conf.rss_hf =
        info.flow_type_rss_offloads & (RTE_ETH_RSS_IP | RTE_ETH_RSS_TCP | RTE_ETH_RSS_UDP);
  }
  auto count = static_cast<uint16_t>(queues);
  int result = rte_eth_dev_configure(id_, count, count, &configuration);
  if (result == 0) result = rte_eth_dev_adjust_nb_rx_tx_desc(id_, &receive_descriptors_, &send_descriptors_);
  return result == 0 ? Status::ok() : failed(rte_strerror(-result));
}

Status DataPort::set_up() {
  auto failed = [this](const char* what, int result) {
    return Status::error("data port " + name_ + " (" + driver_ + "): cannot " + what + ": " + rte_strerror(-result));
  };
  auto socket = static_cast<unsigned>(rte_eth_dev_socket_id(id_));
  for (uint16_t queue = 0; queue < queues_; ++queue) {
    if (int result = rte_eth_rx_queue_setup(id_, queue, receive_descriptors_, socket, nullptr, packet_pool().mempool()))
      return failed("set up a receive queue", result);
    if (int result = rte_eth_tx_queue_setup(id_, queue, send_descriptors_, socket, nullptr))
      return failed("set up a send queue", result);
  }
  if (int result = rte_eth_dev_start(id_)) return failed("start the device", result);
  started_ = true;
  set_promiscuous(true);
  return Status::ok();
}

bool DataPort::set_promiscuous(bool on) {
  return (on ? rte_eth_promiscuous_enable(id_) : rte_eth_promiscuous_disable(id_)) == 0;
}

EtherAddress DataPort::address() const {
  EtherAddress address;
  rte_ether_addr raw{};
  if (rte_eth_macaddr_get(id_, &raw) == 0)
    std::copy(std::begin(raw.addr_bytes), std::end(raw.addr_bytes), address.bytes.begin());
  return address;
}

// The bytes of a vector never need more than 32 bits.
PacketBatch DataPort::receive(BatchStorage& storage, unsigned max, uint16_t queue) {
  PacketBatch batch = storage.filled(rte_eth_rx_burst(id_, queue, storage.mbufs(), static_cast<uint16_t>(max)));
  if (batch.empty()) return batch;
  uint32_t bytes = 0;
  uint64_t flags = 0;
#pragma GCC unroll 4
  for (Packet packet : batch) {
    bytes += packet.mbuf()->pkt_len;
    flags |= packet.mbuf()->ol_flags;
  }
  if ((flags & Packet::kAnnotated) != 0) [[unlikely]] {
    // A device that hands on mbufs of others.
    for (Packet packet : batch) packet.clear_annotations();
  }
  add(counters_.rx_packets, batch.size());
  add(counters_.rx_bytes, bytes);
  return batch;
}

unsigned DataPort::send(PacketBatch& batch) {
  // The device may free packets while it takes them, so lengths are read first.
  uint32_t bytes = 0;
#pragma GCC unroll 4
  for (Packet packet : batch) bytes += packet.mbuf()->pkt_len;
  const Worker* worker = queues_ > 1 ? Worker::current() : nullptr;
  auto queue = static_cast<uint16_t>(worker != nullptr ? static_cast<unsigned>(worker->index()) % queues_ : 0);
  if (send_shared_) rte_spinlock_lock(&send_locks_[queue]);
  unsigned sent = rte_eth_tx_burst(id_, queue, batch.mbufs(), static_cast<uint16_t>(batch.size()));
  if (send_shared_) rte_spinlock_unlock(&send_locks_[queue]);
  rte_mbuf** rest = batch.mbufs() + sent;
  for (unsigned i = sent; i < batch.size(); ++i) bytes -= batch.mbufs()[i]->pkt_len;
  add(counters_.tx_packets, sent);
  add(counters_.tx_bytes, bytes);
  if (sent != batch.size()) std::copy(rest, batch.mbufs() + batch.size(), batch.mbufs());
  batch.shrink(batch.size() - sent);
  return sent;
}

void DataPort::count_send_drops(uint64_t packets) {
  __atomic_fetch_add(&counters_.tx_dropped, packets, __ATOMIC_RELAXED);
}

void DataPort::flush() {
  BatchStorage storage;
  for (uint16_t queue = 0; queue < queues_; ++queue) {
    unsigned received = kBatchSize;
    for (unsigned total = 0; received == kBatchSize && total < kMostWaiting; total += received) {
      received = rte_eth_rx_burst(id_, queue, storage.mbufs(), kBatchSize);
      rte_pktmbuf_free_bulk(storage.mbufs(), received);
      flushed_ += received;
    }
  }
  update_losses();
}

void DataPort::update_losses() {
  rte_eth_stats statistics;
  if (rte_eth_stats_get(id_, &statistics) != 0) return;
  __atomic_store_n(&counters_.rx_dropped, statistics.imissed + statistics.rx_nombuf + statistics.ierrors + flushed_,
                   __ATOMIC_RELAXED);
}

DataPorts& DataPorts::get() {
  static DataPorts ports;
  return ports;
}

Status DataPorts::open(const std::vector<std::string>& names, unsigned queues, unsigned workers) {
  uint16_t id;
  RTE_ETH_FOREACH_DEV(id) {
    size_t index = ports_.size();
    if (index == CLICK_MAX_PORTS) return Status::error("more than " + std::to_string(CLICK_MAX_PORTS) + " data ports");
    std::string name = index < names.size() ? names[index] : std::to_string(index);
    ports_.push_back(std::make_unique<DataPort>(id, std::move(name), shared_counters().ports[index]));
    if (Status status = ports_.back()->open(queues, workers); !status) return status;
  }
  __atomic_store_n(&shared_counters().port_count, static_cast<uint32_t>(ports_.size()), __ATOMIC_RELEASE);
  if (names.size() > ports_.size()) {
    return Status::error(std::to_string(names.size()) + " data ports are named, but DPDK found " +
                         std::to_string(ports_.size()) + " devices");
  }
  return Status::ok();
}

void DataPorts::close() { ports_.clear(); }

DataPort* DataPorts::find(std::string_view port) const {
  for (const auto& candidate : ports_) {
    if (candidate->name() == port) return candidate.get();
  }
  size_t index = 0;
  auto [end, error] = std::from_chars(port.data(), port.data() + port.size(), index);
  if (error == std::errc() && end == port.data() + port.size())
    return index < ports_.size() ? ports_[index].get() : nullptr;
  uint16_t id;
  if (rte_eth_dev_get_port_by_name(std::string(port).c_str(), &id) != 0) return nullptr;
  auto found = std::find_if(ports_.begin(), ports_.end(), [&](const auto& p) { return p->id() == id; });
  return found == ports_.end() ? nullptr : found->get();
}

std::string DataPorts::list() const {
  std::string text;
  for (size_t i = 0; i < ports_.size(); ++i) {
    text += (i == 0 ? "" : ", ") + std::to_string(i) +
            (ports_[i]->name() == std::to_string(i) ? "" : " (" + ports_[i]->name() + ")");
  }
  return text.empty() ? "none" : text;
}

}  // namespace click
