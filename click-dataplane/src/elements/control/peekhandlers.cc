#include "elements/control/peekhandlers.hh"

#include "graph/registry.hh"
#include "graph/router.hh"
#include "support/log.hh"

namespace click {

void PeekHandlers::call(const std::string& handler, const std::string& value) {
  HandlerResult result = router().read_handler(handler, value, name());
  if (result.status) {
    log_line(LogLevel::kInfo, handler + ":\n" + result.value);
  } else {
    log_error(handler + ": " + result.status.text());
  }
}

REGISTER_ELEMENT(PeekHandlers);

}  // namespace click
