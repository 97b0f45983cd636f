#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace fuzz {

// What is fuzzed. All targets are in one program, because linking the engine takes long; the environment's FUZZ_TARGET
// names one.
struct Target {
  const char* name;
  void (*start)();
  void (*run)(const uint8_t* data, size_t size);
  // How many subjects the first two bytes of an input name; 0: an input has no subject.
  size_t (*subject_count)();
  // Words that inputs are made of.
  std::vector<const char*> dictionary;
};

const Target& target();

extern const Target kParser;
extern const Target kPackets;
extern const Target kHandlers;

}  // namespace fuzz
