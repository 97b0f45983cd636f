#include "elements/control/pokehandlers.hh"

#include <chrono>

#include "graph/args.hh"
#include "graph/registry.hh"
#include "graph/router.hh"
#include "support/text.hh"

namespace click {

Status PokeHandlers::configure(Args& args) {
  Status status;
  bool waits = false;
  for (const std::string& argument : args.all()) {
    std::string_view rest = argument;
    std::string word = take_word(rest);
    std::chrono::nanoseconds delay{0};
    if (word == "quit" || word == "stop") {
      directives_.push_back({Directive::Kind::kQuit, 0, "", ""});
    } else if (word == "loop") {
      directives_.push_back({Directive::Kind::kLoop, 0, "", ""});
      if (!waits) status.add(Status::error("`loop' without a delay before it would never end"));
    } else if (!ArgumentType<std::chrono::nanoseconds>::parse(argument, delay, args.context())) {
      waits = waits || delay.count() > 0;
      directives_.push_back({Directive::Kind::kDelay, delay.count(), "", ""});
    } else if (word.find('.') != std::string::npos) {
      directives_.push_back({Directive::Kind::kCall, 0, word, std::string(rest)});
      std::string element = word.substr(0, word.rfind('.'));
      if (router().find(element, name()) == nullptr) status.add(Status::error("there is no element '" + element + "'"));
    } else {
      status.add(Status::error("expected a delay, `ELEMENT.HANDLER', `quit' or `loop', not '" + argument + "'"));
    }
  }
  return status;
}

Status PokeHandlers::initialize() {
  timer_.initialize();
  if (!directives_.empty()) timer_.schedule_now();
  return Status::ok();
}

void PokeHandlers::run_timer(Timer&) {
  while (at_ < directives_.size()) {
    const Directive& directive = directives_[at_++];
    switch (directive.kind) {
      case Directive::Kind::kDelay:
        timer_.reschedule_after(std::chrono::nanoseconds(directive.nanoseconds));
        return;
      case Directive::Kind::kCall:
        call(directive.handler, directive.value);
        break;
      case Directive::Kind::kQuit:
        router().request_stop();
        break;
      case Directive::Kind::kLoop:
        at_ = 0;
        break;
    }
  }
}

void PokeHandlers::call(const std::string& handler, const std::string& value) {
  Status status = router().write_handler(handler, unquote(value), name());
  if (!status) log_error(handler + ": " + status.text());
}

REGISTER_ELEMENT(PokeHandlers);

}  // namespace click
