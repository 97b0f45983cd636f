#include "elements/classification/classifier.hh"

#include "graph/args.hh"
#include "graph/handlers.hh"
#include "graph/registry.hh"
#include "rules/byte_pattern.hh"
#include "rules/ip_rules.hh"

namespace click {

Status Classifier::configure(Args& args) {
  Status status;
  std::vector<rules::Rule> patterns;
  for (const std::string& argument : args.all()) {
    std::string error;
    std::optional<rules::Expression> expression = rules::parse_byte_pattern(argument, error);
    auto number = static_cast<int>(&argument - args.all().data());
    if (expression) {
      patterns.push_back({*expression, number});
    } else {
      status.add(Status::error("pattern " + std::to_string(number) + ": " + error));
    }
  }
  if (static_cast<int>(args.all().size()) != output_count()) {
    status.add(Status::error("there are " + std::to_string(args.all().size()) + " patterns for " +
                             std::to_string(output_count()) + " outputs; give one for each"));
  }
  if (!status) return status;
  decision_ = rules::Decision(std::move(patterns));
  rules::warn_of_unreachable(decision_, *this);
  return status;
}

void Classifier::add_handlers(Handlers& handlers) {
  handlers.read("program", [this] { return decision_.text(); });
}

REGISTER_ELEMENT(Classifier);

}  // namespace click
