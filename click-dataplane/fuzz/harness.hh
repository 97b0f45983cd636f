#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "graph/router.hh"

namespace fuzz {

// One element with something on every port, ready to be given packets: "in0 -> [0] x [0] -> out0" and so on.
struct Subject {
  std::string declaration;  // "Strip(14)"
  std::string statements;   // what it needs besides, or nothing
  int inputs = 0;
  int outputs = 0;
};

// Starts EAL and packet memory, and finds the subjects: the lines of fuzz/elements.txt, and every other class that does
// without arguments. Prints which classes with packets are left out.
void start();
const std::vector<Subject>& subjects();

// Null if the subject cannot be set up (which start() has tried already).
std::unique_ptr<click::Router> set_up(const Subject& subject);

// A packet whose buffer ends where its bytes end, so that a sanitizer sees who reads behind them.
click::Packet make_packet(std::string_view bytes, uint16_t headroom);

// Gives a packet to an input of the element "x", pushed or to be pulled, and drops what comes out.
void give(click::Router& router, int input, click::Packet packet);

}  // namespace fuzz
