#include "elements/threads/staticthreadsched.hh"

#include "elements/information/element_names.hh"
#include "graph/args.hh"
#include "graph/registry.hh"
#include "graph/router.hh"
#include "support/text.hh"

namespace click {

Status StaticThreadSched::configure(Args& args) {
  Status status;
  for (const std::string& argument : args.all()) {
    std::string_view rest = argument;
    std::string element = take_word(rest);
    uint16_t thread = 0;
    if (ArgumentType<uint16_t>::parse(rest, thread, args.context())) {
      status.add(Status::error("expected `ELEMENT THREAD' with a number from 0 on, not '" + argument + "'"));
    } else if (!names_something(router(), name(), element)) {
      status.add(Status::error("there is no element '" + element + "'"));
    } else {
      router().schedule().set_thread(name(), element, thread);
    }
  }
  return status;
}

REGISTER_ELEMENT(StaticThreadSched);

}  // namespace click
