#include "elements/information/scheduleinfo.hh"

#include "elements/information/element_names.hh"
#include "graph/args.hh"
#include "graph/registry.hh"
#include "graph/router.hh"
#include "support/text.hh"

namespace click {

Status ScheduleInfo::configure(Args& args) {
  Status status;
  for (const std::string& argument : args.all()) {
    std::string_view rest = argument;
    std::string element = take_word(rest);
    double share = 0;
    if (ArgumentType<double>::parse(rest, share, args.context()) || share <= 0) {
      status.add(Status::error("expected `ELEMENT PARAMETER' with a positive number, not '" + argument + "'"));
    } else if (!names_something(router(), name(), element)) {
      status.add(Status::error("there is no element '" + element + "'"));
    } else {
      router().schedule().set_share(name(), element, share);
    }
  }
  return status;
}

REGISTER_ELEMENT(ScheduleInfo);

}  // namespace click
