#pragma once

#include <functional>
#include <string>
#include <vector>

#include "hand.hh"

namespace click::bench {

// The devices, in the order in which EAL gets them: numbers of data ports.
enum Device : int {
  kRing,        // gives back what it is sent: some packets go round and round
  kNull,        // makes and swallows packets without content
  kPcap,        // plain frames without end; receiving copies them, sending drops them
  kPcapLong,    // of 1500 bytes
  kPcapRoutes,  // to 4096 addresses that 1000 routes reach
  kPcapFlows,   // of 10 000 flows
  kNoDevice
};
std::string name(Device device);
// EAL's words for all devices; `folder` gets the files that they read.
std::vector<std::string> device_arguments(const std::string& folder);

// Something to be measured.
struct Work {
  std::string name;
  Device device = kNoDevice;
  // Between FromDPDKDevice and ToDPDKDevice, with an arrow on both sides; without a device, all of it, with a Discard
  // `sink'.
  std::string elements;
  std::function<HandLoop()> hand = nullptr;  // null: nobody wrote one
  double goal = 0;                           // the share of the hand-written loop that is asked for; 0: none
  std::string testpmd = "";                  // its forwarding mode; empty: it has none
  // How many rules, flows or routes it has, and of what; for those that show how cost grows.
  size_t size = 0;
  std::string unit = "";
  bool grows = false;
  unsigned warm_up = 20;  // milliseconds, until all flows are known
};
std::vector<Work> works();

}  // namespace click::bench
