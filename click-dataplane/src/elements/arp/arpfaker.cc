#include "elements/arp/arpfaker.hh"

#include <chrono>

#include "graph/args.hh"
#include "graph/registry.hh"

namespace click {

namespace {

constexpr std::chrono::seconds kInterval{10};

}  // namespace

Status ARPFaker::configure(Args& args) {
  return args.mandatory("DSTIP", to_.ip)
      .mandatory("DSTETH", to_.ether)
      .mandatory("SRCIP", from_.ip)
      .mandatory("SRCETH", from_.ether)
      .finish();
}

Status ARPFaker::initialize() {
  timer_.initialize();
  timer_.schedule_now();
  return Status::ok();
}

void ARPFaker::run_timer(Timer&) {
  ArpFrame frame = make_arp(RTE_ARP_OP_REPLY, from_, to_, to_.ether);
  if (Packet packet = packet_pool().make({reinterpret_cast<const char*>(&frame), sizeof frame})) {
    checked_push(0, packet);
  } else {
    count_drops(DropReason::kNoMemory, 1);
  }
  timer_.reschedule_after(kInterval);
}

REGISTER_ELEMENT(ARPFaker);

}  // namespace click
