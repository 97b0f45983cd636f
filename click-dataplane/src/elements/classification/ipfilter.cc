#include "elements/classification/ipfilter.hh"

#include "graph/args.hh"
#include "graph/handlers.hh"
#include "graph/registry.hh"
#include "support/text.hh"

namespace click {

Status IPFilter::read_action(const std::string& word, PortId& action) const {
  if (word == "drop" || word == "deny") {
    action = dropped(DropReason::kFiltered);
    return Status::ok();
  }
  std::optional<ParsedInteger> port = word == "allow" ? ParsedInteger{} : parse_integer(word);
  if (!port || port->negative) {
    return Status::error("expected allow, drop or the number of an output, not '" + word + "'" +
                         suggestion(word, {"allow", "drop", "deny"}));
  }
  if (port->magnitude >= static_cast<uint64_t>(output_count())) {
    return Status::error("output " + std::to_string(port->magnitude) + " is not connected");
  }
  action = static_cast<PortId>(port->magnitude);
  return Status::ok();
}

Status IPFilter::configure(Args& args) {
  Status status;
  std::vector<rules::Rule> filters;
  for (const std::string& argument : args.all()) {
    std::string_view rest = argument;
    PortId action = 0;
    std::optional<rules::Expression> expression;
    Status read = read_action(take_word(rest), action);
    read.add(rules::read_ip_pattern(rest, *this, expression));
    if (read) {
      filters.push_back({*expression, action});
    } else {
      auto number = static_cast<size_t>(&argument - args.all().data());
      status.add(Status::error("pattern " + std::to_string(number) + ": " + read.text()));
    }
  }
  if (!status) return status;
  decision_ = rules::Decision(std::move(filters));
  rules::warn_of_unreachable(decision_, *this);
  return status;
}

void IPFilter::add_handlers(Handlers& handlers) {
  handlers.read("program", [this] { return decision_.text(); });
}

REGISTER_ELEMENT(IPFilter);

}  // namespace click
