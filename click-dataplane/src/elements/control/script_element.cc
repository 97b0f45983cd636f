#include "elements/control/script_element.hh"

#include <algorithm>
#include <cctype>
#include <chrono>
#include <cstdio>

#include "elements/control/arithmetic.hh"
#include "graph/args.hh"
#include "support/log.hh"
#include "support/text.hh"

namespace click {
namespace {

// Jumps without a pause after which a script is taken for one that never ends.
constexpr int kMaxJumps = 1000;

bool is_name_letter(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }

bool is_true(std::string_view text) { return text == "true" || text == "1" || text == "yes"; }

// Where the '$(' at the beginning of `text` is closed; npos if nowhere.
size_t closing(std::string_view text) {
  int depth = 0;
  for (size_t i = 1; i < text.size(); ++i) {
    if (text[i] == '(') ++depth;
    if (text[i] == ')' && --depth == 0) return i;
  }
  return std::string_view::npos;
}

}  // namespace

Status ScriptElement::configure(Args& args) {
  Status status;
  for (const std::string& argument : args.all()) {
    std::string_view rest = argument;
    if (take_word(rest) != "TYPE") {
      status.add(read_instruction(argument));
      continue;
    }
    if (rest == "ACTIVE") {
      type_ = Type::kActive;
    } else if (rest == "PASSIVE") {
      type_ = Type::kPassive;
    } else if (rest == "DRIVER") {
      type_ = Type::kDriver;
    } else {
      status.add(Status::error("TYPE: expected ACTIVE, PASSIVE or DRIVER, not '" + std::string(rest) + "'"));
    }
  }
  if (status) status.add(check_labels());
  return status;
}

Status ScriptElement::read_instruction(const std::string& text) {
  struct Word {
    std::string_view word;
    Op op;
    bool unquote;
    bool named;  // a name comes before the text, and must be there
  };
  static constexpr Word kWords[] = {{"set", Op::kSet, false, true},
                                    {"setq", Op::kSet, true, true},
                                    {"init", Op::kInit, false, true},
                                    {"initq", Op::kInit, true, true},
                                    {"export", Op::kSet, false, true},
                                    {"exportq", Op::kSet, true, true},
                                    {"print", Op::kPrint, false, false},
                                    {"printq", Op::kPrint, true, false},
                                    {"printn", Op::kPrintn, false, false},
                                    {"printnq", Op::kPrintn, true, false},
                                    {"read", Op::kRead, false, true},
                                    {"readq", Op::kRead, true, true},
                                    {"write", Op::kWrite, false, true},
                                    {"writeq", Op::kWrite, true, true},
                                    {"pause", Op::kPause, false, false},
                                    {"wait_step", Op::kPause, false, false},
                                    {"wait", Op::kWaitTime, false, false},
                                    {"wait_time", Op::kWaitTime, false, true},
                                    {"wait_stop", Op::kWaitStop, false, false},
                                    {"wait_for", Op::kWaitTime, false, true},
                                    {"label", Op::kLabel, false, true},
                                    {"goto", Op::kGoto, false, true},
                                    {"loop", Op::kLoop, false, false},
                                    {"exit", Op::kExit, false, false},
                                    {"end", Op::kEnd, false, false},
                                    {"return", Op::kReturn, false, false},
                                    {"returnq", Op::kReturn, true, false},
                                    {"error", Op::kError, false, false},
                                    {"errorq", Op::kError, true, false},
                                    {"stop", Op::kStop, false, false}};
  std::string_view rest = text;
  std::string word = take_word(rest);
  const auto* known = std::ranges::find(kWords, word, &Word::word);
  if (known == std::end(kWords)) {
    std::vector<std::string> words;
    for (const Word& candidate : kWords) words.emplace_back(candidate.word);
    return Status::error("unknown instruction '" + word + "'" + suggestion(word, words));
  }
  Instruction instruction{known->op, known->unquote, "", ""};
  bool time = instruction.op == Op::kWaitTime;
  if (known->named && !time) instruction.name = take_word(rest);
  instruction.text = rest;
  if (known->named && (time ? instruction.text : instruction.name).empty()) {
    return Status::error("'" + word + "' needs an argument");
  }
  if (time && instruction.text.empty()) instruction.op = Op::kPause;
  if ((instruction.op == Op::kPrint || instruction.op == Op::kPrintn) && instruction.text.starts_with('>')) {
    return Status::error("'" + word + " >FILE' is not supported; a script writes to the standard output only");
  }
  instructions_.push_back(std::move(instruction));
  return Status::ok();
}

bool ScriptElement::find_label(const std::string& name, size_t& at) const {
  for (at = 0; at < instructions_.size(); ++at) {
    if (instructions_[at].op == Op::kLabel && instructions_[at].name == name) return true;
  }
  return false;
}

Status ScriptElement::check_labels() const {
  static const std::vector<std::string> kFixed = {"begin", "end", "exit", "error"};
  Status status;
  for (const Instruction& instruction : instructions_) {
    size_t at = 0;
    bool fixed = std::ranges::find(kFixed, instruction.name) != kFixed.end();
    bool computed = instruction.name.find('$') != std::string::npos;
    if (instruction.op != Op::kGoto || fixed || computed || find_label(instruction.name, at)) continue;
    status.add(Status::error("there is no label '" + instruction.name + "'"));
  }
  return status;
}

Status ScriptElement::initialize() {
  for (const Instruction& instruction : instructions_) {
    if (instruction.op == Op::kInit) variables_[instruction.name] = expand(instruction.text, instruction.unquote);
  }
  timer_.initialize();
  if (type_ == Type::kDriver) router().set_stop_listener(this);
  if (type_ != Type::kPassive) timer_.schedule_now();
  return Status::ok();
}

void ScriptElement::run_timer(Timer&) {
  if (ended_) return;
  if (blocked_ == Blocked::kTime) blocked_ = Blocked::kNo;
  if (blocked_ == Blocked::kNo) run();
}

// The run goes on as long as the script does.
bool ScriptElement::stop_requested(int requests) {
  if (ended_) return false;
  if (blocked_ == Blocked::kNo) {
    steps_ahead_ += requests;  // before the script began
  } else {
    step(requests);
  }
  return !ended_;
}

void ScriptElement::step(int count) {
  for (; count > 0 && !ended_ && blocked_ != Blocked::kNo; --count) {
    if (blocked_ == Blocked::kTime) {
      timer_.unschedule();
    } else if (--steps_wanted_ > 0) {
      continue;
    }
    blocked_ = Blocked::kNo;
    run();
  }
}

void ScriptElement::run() {
  // A handler that a script writes may come back to the script; then the outer run goes on.
  if (running_) return;
  running_ = true;
  jumps_ = 0;
  while (!ended_ && blocked_ == Blocked::kNo) {
    if (at_ == instructions_.size()) {
      finish();
    } else {
      const Instruction& instruction = instructions_[at_++];
      execute(instruction);
    }
  }
  running_ = false;
}

void ScriptElement::finish() {
  ended_ = true;
  if (type_ == Type::kDriver) router().request_stop();
}

Status ScriptElement::fail(const std::string& message) {
  ended_ = true;
  failure_ = Status::error(message.empty() ? "the script failed" : message);
  log_error(failure_.text());
  if (type_ == Type::kDriver) router().request_stop();
  return failure_;
}

bool ScriptElement::execute(const Instruction& instruction) {
  auto text = [&] { return expand(instruction.text, instruction.unquote); };
  switch (instruction.op) {
    case Op::kSet:
      variables_[instruction.name] = text();
      return true;
    case Op::kInit:
    case Op::kLabel:
      return true;
    case Op::kPrint:
    case Op::kPrintn:
      print(instruction);
      return true;
    case Op::kRead: {
      std::string call = expand(instruction.name, false) + (instruction.text.empty() ? "" : " " + text());
      HandlerResult result = call_read(call);
      log_line(LogLevel::kInfo, call + ":\n" + (result.status ? result.value : result.status.text()));
      return true;
    }
    case Op::kWrite: {
      Status status = router().write_handler(expand(instruction.name, false), text(), name());
      write_status_ = status ? 0 : -22;  // as Click's EINVAL
      if (!status) log_error("write " + instruction.name + ": " + status.text());
      return true;
    }
    case Op::kPause:
    case Op::kWaitStop:
    case Op::kWaitTime:
      return execute_wait(instruction);
    case Op::kGoto:
      return execute_goto(instruction);
    case Op::kLoop:
      return execute_goto({Op::kGoto, false, "begin", ""});
    case Op::kExit:
    case Op::kEnd:
      finish();
      return false;
    case Op::kReturn:
      returned_ = text();
      finish();
      return false;
    case Op::kError:
      (void)fail(text());
      return false;
    case Op::kStop:
      finish();
      router().request_stop();
      return false;
  }
  return true;
}

bool ScriptElement::execute_wait(const Instruction& instruction) {
  std::string text = expand(instruction.text, true);
  ArgumentContext context{*this};
  if (type_ == Type::kPassive) {
    (void)fail("a passive script cannot wait");
    return false;
  }
  if (instruction.op == Op::kWaitTime) {
    std::chrono::nanoseconds time{0};
    if (ParseError error = ArgumentType<std::chrono::nanoseconds>::parse(text, time, context)) {
      (void)fail("wait: " + *error + ", not '" + text + "'");
      return false;
    }
    blocked_ = Blocked::kTime;
    timer_.schedule_after(time);
    return false;
  }
  steps_wanted_ = 1;
  if (!text.empty()) {
    if (ParseError error = ArgumentType<int>::parse(text, steps_wanted_, context)) {
      (void)fail("pause: " + *error + ", not '" + text + "'");
      return false;
    }
  }
  int ahead = std::min(steps_ahead_, steps_wanted_);
  steps_ahead_ -= ahead;
  steps_wanted_ -= ahead;
  if (steps_wanted_ > 0) blocked_ = instruction.op == Op::kWaitStop ? Blocked::kStops : Blocked::kSteps;
  return steps_wanted_ <= 0;
}

bool ScriptElement::execute_goto(const Instruction& instruction) {
  if (!instruction.text.empty() && !is_true(expand(instruction.text, true))) return true;
  std::string label = expand(instruction.name, true);
  size_t at = 0;
  if (find_label(label, at)) {
    at_ = at;
  } else if (label == "begin") {
    at_ = 0;
  } else if (label == "end" || label == "exit") {
    finish();
    return false;
  } else {
    (void)fail(label == "error" ? "" : "there is no label '" + label + "'");
    return false;
  }
  if (++jumps_ <= kMaxJumps) return true;
  (void)fail("the script seems to loop without end; it has been stopped");
  return false;
}

void ScriptElement::print(const Instruction& instruction) {
  std::string text;
  char first = instruction.text.empty() ? '"' : instruction.text[0];
  bool handler = std::isalpha(static_cast<unsigned char>(first)) != 0 || first == '_' || first == '@';
  if (handler) {
    HandlerResult result = call_read(expand(instruction.text, false));
    text = result.status ? result.value : result.status.text();
  } else {
    text = expand(instruction.text, true);
  }
  if (instruction.op == Op::kPrint && !text.ends_with('\n')) text += '\n';
  std::fputs(text.c_str(), stdout);
  std::fflush(stdout);
}

HandlerResult ScriptElement::call_read(std::string_view call) {
  std::string_view rest = call;
  std::string handler = take_word(rest);
  // Handlers of its own need not be named after it.
  if (handler.find('.') == std::string::npos && router().handlers_of(*this).find(handler) != nullptr) {
    return router().handlers_of(*this).find(handler)->read(rest);
  }
  return router().read_handler(handler, rest, name());
}

std::string ScriptElement::variable(const std::string& name) {
  if (name == "?") return std::to_string(write_status_);
  if (name == "args") return arguments_;
  std::vector<std::string> words = split_words(arguments_);
  if (name == "#") return std::to_string(words.size());
  if (std::ranges::all_of(name, [](unsigned char c) { return std::isdigit(c) != 0; })) {
    auto number = static_cast<size_t>(parse_integer(name).value_or(ParsedInteger{}).magnitude);
    if (number == 0) return this->name();
    return number <= words.size() ? words[number - 1] : "";
  }
  auto found = variables_.find(name);
  return found == variables_.end() ? "" : found->second;
}

// Everything but single quotes lets '$' through.
std::string ScriptElement::expand(std::string_view text, bool unquoted) {
  std::string out;
  bool single = false;
  bool twice = false;
  for (size_t i = 0; i < text.size(); ++i) {
    char c = text[i];
    if (c == '"' && !single) twice = !twice;
    if (c == '\'' && !twice) single = !single;
    if (c == '\\' && twice && i + 1 < text.size()) {
      out += {c, text[++i]};
      continue;
    }
    if (c != '$' || single || i + 1 == text.size()) {
      out += c;
      continue;
    }
    std::string_view rest = text.substr(i);
    if (rest[1] == '(') {
      size_t end = closing(rest);
      if (end == std::string_view::npos) return out + std::string(rest);
      HandlerResult result = call_read(expand(rest.substr(2, end - 2), false));
      if (!result.status) log_error(result.status.text());
      out += trim(result.value);
      i += end;
      continue;
    }
    bool braces = rest[1] == '{';
    size_t begin = braces ? 2 : 1;
    size_t end = begin;
    if (rest[begin] == '?' || rest[begin] == '#') {
      ++end;
    } else {
      while (end < rest.size() && is_name_letter(rest[end])) ++end;
    }
    if (end == begin) {
      out += c;
      continue;
    }
    out += variable(std::string(rest.substr(begin, end - begin)));
    i += end - 1 + (braces && end < rest.size() && rest[end] == '}' ? 1 : 0);
  }
  return unquoted ? unquote(out) : out;
}

HandlerResult ScriptElement::run_passive(std::string_view arguments) {
  if (running_) return {Status::error("the script runs already"), ""};
  arguments_ = arguments;
  returned_.clear();
  failure_ = Status::ok();
  at_ = 0;
  ended_ = false;
  blocked_ = Blocked::kNo;
  run();
  return {failure_, returned_};
}

void ScriptElement::add_handlers(Handlers& handlers) {
  add_arithmetic_handlers(handlers);
  handlers.write("step", [this](std::string_view text) {
    int count = 1;
    Status status = Args({std::string(text)}, *this).positional("COUNT", count).finish();
    if (status) step(count);
    return status;
  });
  handlers.write("goto", [this](std::string_view text) {
    size_t at = 0;
    std::string label(trim(text));
    if (label != "begin" && !find_label(label, at)) return Status::error("there is no label '" + label + "'");
    timer_.unschedule();
    at_ = at;
    ended_ = false;
    blocked_ = Blocked::kNo;
    run();
    return Status::ok();
  });
  handlers.query("run", [this](std::string_view arguments) { return run_passive(arguments); });
  handlers.write("run", [this](std::string_view arguments) { return run_passive(arguments).status; });
  handlers.query("get", [this](std::string_view name) { return HandlerResult{{}, variable(std::string(trim(name)))}; });
  handlers.write("set", [this](std::string_view text) {
    std::string name = take_word(text);
    variables_[name] = text;
    return Status::ok();
  });
}

}  // namespace click
