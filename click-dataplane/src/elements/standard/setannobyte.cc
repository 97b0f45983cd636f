#include "elements/standard/setannobyte.hh"

#include "graph/registry.hh"
#include "graph/value_handlers.hh"

namespace click {

Status SetAnnoByte::configure(Args& args) {
  bool has_anno = false;
  bool has_offset = false;
  return args.positional("ANNO", slot_, &has_anno)
      .mandatory("VALUE", value_)
      .keyword("OFFSET", slot_, &has_offset)
      .check([&] { return has_anno != has_offset; }, "argument ANNO is missing")
      .check([&] { return slot_.size <= 1; }, "ANNO must be one byte")
      .finish();
}

void SetAnnoByte::add_handlers(Handlers& handlers) {
  add_read_handler(handlers, "anno", slot_.offset);
  add_read_handler(handlers, "offset", slot_.offset);
  add_value_handlers(handlers, *this, "value", value_);
}

REGISTER_ELEMENT(SetAnnoByte);

}  // namespace click
