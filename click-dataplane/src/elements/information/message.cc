#include "elements/information/message.hh"

#include "graph/args.hh"
#include "graph/registry.hh"

namespace click {

Status Message::configure(Args& args) {
  Status status = args.mandatory("TEXT", text_)
                      .positional("TYPE", type_)
                      .check([&] { return type_ == "MESSAGE" || type_ == "WARNING" || type_ == "ERROR"; },
                             "TYPE: expected MESSAGE, WARNING or ERROR")
                      .finish();
  if (status && type_ == "ERROR") status.add(Status::error(text_));
  return status;
}

Status Message::initialize() {
  if (type_ == "WARNING") {
    log_warning(text_);
  } else {
    log_info(text_);
  }
  return Status::ok();
}

REGISTER_ELEMENT(Message);

}  // namespace click
