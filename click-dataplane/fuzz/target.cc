#include "target.hh"

#include <cstdio>
#include <cstdlib>
#include <cstring>

namespace fuzz {

const Target& target() {
  const char* wanted = std::getenv("FUZZ_TARGET");
  for (const Target* known : {&kParser, &kPackets, &kHandlers}) {
    if (wanted != nullptr && std::strcmp(wanted, known->name) == 0) return *known;
  }
  std::fprintf(stderr, "FUZZ_TARGET must be parser, packets or handlers\n");
  std::exit(2);
}

}  // namespace fuzz

extern "C" int LLVMFuzzerInitialize(int*, char***) {
  fuzz::target().start();
  return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  static const fuzz::Target& target = fuzz::target();
  target.run(data, size);
  return 0;
}
