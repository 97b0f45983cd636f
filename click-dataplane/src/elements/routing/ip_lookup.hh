#pragma once

#include <string>
#include <string_view>

#include "elements/routing/route_table.hh"
#include "graph/element.hh"

namespace click {

// What all IP look-up elements do: routes as arguments and in handlers, and packets to the outputs that their
// destination address annotation asks for.
class IpLookup : public Element {
 public:
  const char* port_count() const override { return "1/-"; }
  const char* processing() const override { return "h/h"; }
  Status configure(Args& args) override;
  Status initialize() override;
  Status take_state(Element& previous) override;
  void push(PortId in, PacketBatch batch) override;
  void add_handlers(Handlers& handlers) override;

 protected:
  // Whether handlers may change the routes.
  virtual bool is_static() const { return false; }

 private:
  enum class Command : uint8_t { kAdd, kSet, kRemove };
  Status read_route(std::string_view text, bool with_output, Route& route, bool& has_output) const;
  Status edit(Command command, std::string_view text);
  Status edit_and_compile(std::string_view commands);
  std::string look_up(std::string_view address, Status& status) const;

  RouteTable table_;
};

}  // namespace click
