#include "elements/classification/ipclassifier.hh"

#include "graph/args.hh"
#include "graph/handlers.hh"
#include "graph/registry.hh"

namespace click {

Status IPClassifier::configure(Args& args) {
  Status status;
  std::vector<rules::Rule> patterns;
  for (const std::string& argument : args.all()) {
    auto number = static_cast<int>(&argument - args.all().data());
    std::optional<rules::Expression> expression;
    Status read = rules::read_ip_pattern(argument, *this, expression);
    if (read) {
      patterns.push_back({*expression, number});
    } else {
      status.add(Status::error("pattern " + std::to_string(number) + ": " + read.text()));
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

void IPClassifier::add_handlers(Handlers& handlers) {
  handlers.read("program", [this] { return decision_.text(); });
}

REGISTER_ELEMENT(IPClassifier);

}  // namespace click
