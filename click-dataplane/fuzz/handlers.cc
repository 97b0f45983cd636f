// Any text may be written to any handler. An input is: two bytes that name the element, one the handler, then the text,
// whose lines are written one after the other and read as a parameter; packets pass in between.

#include <string>
#include <string_view>

#include "harness.hh"
#include "target.hh"

namespace {

void run(const uint8_t* data, size_t size) {
  using namespace click;
  if (size < 4) return;
  const fuzz::Subject& subject = fuzz::subjects()[(data[0] << 8 | data[1]) % fuzz::subjects().size()];
  std::unique_ptr<Router> router = fuzz::set_up(subject);
  if (!router) std::abort();
  const auto& handlers = router->handlers_of(*router->find("x")).all();
  auto chosen = std::next(handlers.begin(), data[2] % static_cast<int>(handlers.size()));
  if (chosen->second.local) return;
  static const std::string kPacket(
      "\x45\x00\x00\x1c\x00\x00\x00\x00\x40\x11\x66\xcf\x0a\x00\x00\x01\x0a\x00\x00\x02\x00\x07\x00\x09\x00\x08\x00"
      "\x00",
      28);
  for (std::string_view text(reinterpret_cast<const char*>(data + 3), size - 3); !text.empty();) {
    size_t end = std::min(text.find('\n'), text.size());
    if (chosen->second.write) (void)chosen->second.write(text.substr(0, end));
    if (chosen->second.read) (void)chosen->second.read(text.substr(0, end));
    Packet packet = fuzz::make_packet(kPacket, 64);
    packet.set_network_header(0, 20);
    fuzz::give(*router, 0, packet);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
}

}  // namespace

const fuzz::Target fuzz::kHandlers{
    "handlers",
    fuzz::start,
    run,
    [] { return fuzz::subjects().size(); },
    {"0",          "1",           "-1", "4294967296", "true", "false", "1.5s", "10Mbps",    "\"",      "10.0.0.1",
     "10.0.0.0/8", "0:1:2:3:4:5", ",",  " ",          "x",    "\n",    "add ", "allow tcp", "12/0800", "- - - - 0 0"}};
