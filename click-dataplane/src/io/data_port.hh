#pragma once

#include <rte_ethdev.h>
#include <rte_spinlock.h>

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
// configuration does, so that a hot swap loses nothing. One receive and one send queue.
class DataPort {
 public:
  DataPort(uint16_t id, std::string name, click_port_counters& counters);
  DataPort(const DataPort&) = delete;
  DataPort& operator=(const DataPort&) = delete;
  ~DataPort();

  // `shared`: several workers may send, so sending takes a lock.
  Status open(bool shared);

  // Receives up to `max` packets; at most one worker at a time.
  PacketBatch receive(BatchStorage& storage, unsigned max);
  // Sends; answers the number of packets that the device took, which are gone from the front of the batch.
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
  Status set_up(uint16_t receive_descriptors, uint16_t send_descriptors);

  uint16_t id_;
  std::string name_;
  std::string driver_;
  click_port_counters& counters_;
  uint64_t flushed_ = 0;
  bool started_ = false;
  bool shared_ = false;
  rte_spinlock_t send_lock_ = RTE_SPINLOCK_INITIALIZER;
};

// All data ports of the process.
class DataPorts {
 public:
  static DataPorts& get();

  // Opens every device that EAL found; the n-th gets the n-th name.
  Status open(const std::vector<std::string>& names, bool shared);
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
