#include "elements/information/error.hh"

#include "graph/args.hh"
#include "graph/registry.hh"
#include "support/text.hh"

namespace click {

Status Error::configure(Args& args) {
  std::string text;
  for (const std::string& argument : args.all()) text += (text.empty() ? "" : ", ") + unquote(argument);
  return Status::error(text.empty() ? "the configuration is not meant to be loaded" : text);
}

REGISTER_ELEMENT(Error);

}  // namespace click
