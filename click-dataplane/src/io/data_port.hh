#pragma once

#include <rte_ethdev.h>
#include <rte_spinlock.h>

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "click_dataplane.h"
#include "packet/addresses.hh"
#include "packet/batch.hh"
#include "support/status.hh"

namespace click {

// A network device that DPDK drives. It is opened when the engine starts and stays open until it stops, whatever the
// configuration does, so that a hot swap loses nothing. With several receive queues the device spreads flows over them
// (receive side scaling); with as many send queues as workers nobody waits to send.
class DataPort {
 public:
  DataPort(uint16_t id, std::string name, click_port_counters& counters);
  DataPort(const DataPort&) = delete;
  DataPort& operator=(const DataPort&) = delete;
  ~DataPort();

  // Queues per direction. `workers` may send; if they are more than the queues, sending takes a lock.
  Status open(unsigned queues, unsigned workers);
  unsigned queues() const { return queues_; }

  // Receives up to `max` packets; at most one worker at a time from each queue.
  PacketBatch receive(BatchStorage& storage, unsigned max, uint16_t queue);
  // Sends on the worker's own queue; answers the number of packets that the device took, which are gone from the front
  // of the batch.
  unsigned send(PacketBatch& batch);
  // Counts packets that were given up because the device did not take them.
  void count_send_drops(uint64_t packets);
  // Throws away what waits to be received, and counts it.
  void flush();
  // Brings the device's own losses into the counters.
  void update_losses();

  uint16_t id() const { return id_; }
  const std::string& name() const { return name_; }
  const std::string& driver() const { return driver_; }
  EtherAddress address() const;
  bool set_promiscuous(bool on);
  const click_port_counters& counters() const { return counters_; }

 private:
  Status configure(unsigned queues);
  Status set_up();
  void add(uint64_t& counter, uint64_t amount) const;

  uint16_t id_;
  std::string name_;
  std::string driver_;
  click_port_counters& counters_;
  uint64_t flushed_ = 0;
  bool started_ = false;
  unsigned queues_ = 1;
  uint16_t receive_descriptors_;
  uint16_t send_descriptors_;
  bool send_shared_ = false;   // queues are fewer than workers
  bool count_shared_ = false;  // several workers count
  std::array<rte_spinlock_t, CLICK_MAX_WORKERS> send_locks_{};
};

// All data ports of the process.
class DataPorts {
 public:
  static DataPorts& get();

  // Opens every device that EAL found; the n-th gets the n-th name.
  Status open(const std::vector<std::string>& names, unsigned queues, unsigned workers);
  void close();

  const std::vector<std::unique_ptr<DataPort>>& all() const { return ports_; }
  // By index, name or DPDK's device name; null when there is none.
  DataPort* find(std::string_view port) const;
  // "0 (in), 1 (out)", for messages.
  std::string list() const;

 private:
  std::vector<std::unique_ptr<DataPort>> ports_;
};

}  // namespace click
