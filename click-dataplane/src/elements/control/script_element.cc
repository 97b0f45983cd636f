#include "elements/control/script_element.hh"

#include <unistd.h>

#include <algorithm>
#include <cctype>
#include <cerrno>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <fstream>

#include "elements/control/arithmetic.hh"
#include "graph/args.hh"
#include "support/log.hh"
#include "support/signals.hh"
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
    status.add(take_word(rest) == "TYPE" ? read_type(rest) : read_instruction(argument));
  }
  if (status) status.add(check_labels());
  status.add(check_ports());
  return status;
}

Status ScriptElement::read_type(std::string_view text) {
  static constexpr std::pair<std::string_view, Type> kTypes[] = {{"ACTIVE", Type::kActive}, {"PASSIVE", Type::kPassive},
                                                                 {"DRIVER", Type::kDriver}, {"PACKET", Type::kPacket},
                                                                 {"PROXY", Type::kProxy},   {"SIGNAL", Type::kSignal}};
  std::string word = take_word(text);
  const auto* known = std::ranges::find(kTypes, word, &std::pair<std::string_view, Type>::first);
  if (known == std::end(kTypes) || (known->second != Type::kSignal && !text.empty()))
    return Status::error("TYPE: expected ACTIVE, PASSIVE, PACKET, PROXY, DRIVER or SIGNAL with signals, not '" + word +
                         (text.empty() ? "" : " " + std::string(text)) + "'");
  type_ = known->second;
  if (type_ != Type::kSignal) return Status::ok();
  Status status;
  for (const std::string& name : split_words(text)) {
    std::optional<int> number = signal_number(name);
    if (number && *number > 0) {
      signals_.push_back(*number);
    } else {
      status.add(Status::error("TYPE SIGNAL: expected a signal such as HUP, not '" + name + "'"));
    }
  }
  if (status && signals_.empty()) return Status::error("TYPE SIGNAL: at least one signal must follow");
  return status;
}

Status ScriptElement::check_ports() const {
  if (type_ == Type::kPacket) {
    if (input_count() > 0) return Status::ok();
    return Status::error("a packet script needs an input");
  }
  if (input_count() + output_count() == 0) return Status::ok();
  return Status::error("only a script of TYPE PACKET has inputs and outputs");
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
                                    {"export", Op::kExport, false, true},
                                    {"exportq", Op::kExport, true, true},
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
  Instruction instruction{known->op, known->unquote, "", "", "", false};
  bool time = instruction.op == Op::kWaitTime;
  if (known->named && !time) instruction.name = take_word(rest);
  bool prints = instruction.op == Op::kPrint || instruction.op == Op::kPrintn;
  if (prints && rest.starts_with('>')) {
    if (Status status = read_file(instruction, rest); !status) return status;
  }
  instruction.text = rest;
  if (known->named && (time ? instruction.text : instruction.name).empty()) {
    return Status::error("'" + word + "' needs an argument");
  }
  if (time && instruction.text.empty()) instruction.op = Op::kPause;
  instructions_.push_back(std::move(instruction));
  return Status::ok();
}

// ">FILE" or ">>FILE", with or without a space before the name; '-' is the standard output.
Status ScriptElement::read_file(Instruction& instruction, std::string_view& rest) const {
  rest.remove_prefix(1);
  instruction.append = rest.starts_with('>');
  if (instruction.append) rest.remove_prefix(1);
  instruction.file = unquote(take_word(rest));
  if (instruction.file.empty()) return Status::error("a file must follow '>'");
  if (instruction.file == "-") {
    instruction.file.clear();
  } else if (!router().allows(kHostFiles)) {
    return Status::error("writing files is not allowed here");
  }
  return Status::ok();
}

bool ScriptElement::find_label(const std::string& name, size_t& at) const {
  for (at = 0; at < instructions_.size(); ++at) {
    if (instructions_[at].op == Op::kLabel && instructions_[at].name == name) return true;
  }
  return false;
}

Status ScriptElement::check_labels() const {
  static const std::vector<std::string> kFixed = {"begin", "loop", "end", "exit", "error", "stop"};
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
    if (instruction.op == Op::kInit || instruction.op == Op::kExport)
      variables_[instruction.name] = expand(instruction.text, instruction.unquote);
  }
  timer_.initialize();
  if (type_ == Type::kDriver) router().set_stop_listener(this);
  if (type_ == Type::kActive || type_ == Type::kDriver) timer_.schedule_now();
  return type_ == Type::kSignal ? watch_signals() : Status::ok();
}

ScriptElement::~ScriptElement() { stop_watching(); }

Status ScriptElement::watch_signals() {
  Status status;
  ended_ = true;
  for (int signal : signals_) {
    int file = -1;
    Status watched = watch_signal(signal, file);
    status.add(watched);
    if (watched) signal_watches_.emplace_back(*this).start(file);
  }
  return status;
}

void ScriptElement::stop_watching() {
  for (FileWatch& watch : signal_watches_) {
    int file = watch.file();
    watch.stop();
    if (file >= 0) unwatch_signal(file);
  }
}

// A signal that comes while the script waits is not waited for.
void ScriptElement::file_ready(FileWatch& watch) {
  char bytes[16];
  while (read(watch.file(), bytes, sizeof bytes) > 0) continue;
  if (!ended_) return;
  at_ = 0;
  ended_ = false;
  blocked_ = Blocked::kNo;
  run();
}

PortId ScriptElement::run_for_packet(PortId in) {
  variables_["input"] = std::to_string(in);
  HandlerResult result = run_passive("");
  if (end_ == End::kEnd) return output_count() > 0 ? 0 : dropped(DropReason::kUnconnected);
  if (end_ != End::kReturn) return dropped(DropReason::kFiltered);
  std::optional<ParsedInteger> port = parse_integer(result.value);
  bool there = port && !port->negative && port->magnitude < static_cast<uint64_t>(output_count());
  return there ? static_cast<PortId>(port->magnitude) : dropped(DropReason::kUnconnected);
}

void ScriptElement::push(PortId in, PacketBatch batch) {
  PortId verdicts[kBatchSize];
  for (unsigned i = 0; i < batch.size(); ++i) verdicts[i] = run_for_packet(in);
  distribute(std::move(batch), verdicts);
}

PacketBatch ScriptElement::pull(PortId out, BatchStorage& storage, unsigned max) {
  PacketBatch batch = input(out).pull(storage, max);
  PortId verdicts[kBatchSize];
  for (unsigned i = 0; i < batch.size(); ++i) verdicts[i] = run_for_packet(out);
  return keep_first_output(std::move(batch), verdicts);
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
      finish(End::kEnd);
    } else {
      const Instruction& instruction = instructions_[at_++];
      execute(instruction);
    }
  }
  running_ = false;
}

void ScriptElement::finish(End end) {
  ended_ = true;
  end_ = end;
  if (type_ == Type::kSignal && end == End::kExit) stop_watching();
  if (type_ == Type::kDriver) router().request_stop();
}

Status ScriptElement::fail(const std::string& message) {
  ended_ = true;
  end_ = End::kError;
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
    case Op::kExport:
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
      return execute_goto({Op::kGoto, false, "begin", "", "", false});
    case Op::kExit:
    case Op::kEnd:
      finish(instruction.op == Op::kExit ? End::kExit : End::kEnd);
      return false;
    case Op::kReturn:
      returned_ = text();
      finish(End::kReturn);
      return false;
    case Op::kError:
      (void)fail(text());
      return false;
    case Op::kStop:
      finish(End::kEnd);
      router().request_stop();
      return false;
  }
  return true;
}

bool ScriptElement::execute_wait(const Instruction& instruction) {
  std::string text = expand(instruction.text, true);
  ArgumentContext context{*this};
  if (type_ == Type::kPassive || type_ == Type::kPacket || type_ == Type::kProxy) {
    (void)fail("a script that is run for an answer cannot wait");
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
  } else if (label == "begin" || label == "loop") {
    at_ = 0;
  } else if (label == "end" || label == "exit" || label == "stop") {
    finish(label == "exit" ? End::kExit : End::kEnd);
    if (label == "stop") router().request_stop();
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
    HandlerResult result = call_read(expand(instruction.text, instruction.unquote));
    text = result.status ? result.value : result.status.text();
  } else {
    text = expand(instruction.text, true);
  }
  if (instruction.op == Op::kPrint && !text.ends_with('\n')) text += '\n';
  if (instruction.file.empty()) {
    std::fwrite(text.data(), 1, text.size(), stdout);
    std::fflush(stdout);
    return;
  }
  std::ofstream file(instruction.file, instruction.append ? std::ios::app : std::ios::trunc);
  file << text << std::flush;
  if (!file) log_error(instruction.file + ": cannot write: " + std::strerror(errno));
}

HandlerResult ScriptElement::call_read(std::string_view call) {
  std::string_view rest = call;
  std::string handler = take_word(rest);
  // Handlers of its own need not be named after it.
  const auto& own = router().handlers_of(*this).all();
  if (auto found = own.find(handler); found != own.end()) {
    if (!found->second.read) return {Status::error("handler '" + handler + "' cannot be read"), ""};
    return found->second.read(rest);
  }
  return router().read_handler(handler, rest, name());
}

std::string ScriptElement::variable(const std::string& name) {
  if (name == "?") return std::to_string(write_status_);
  if (name == "$") return std::to_string(getpid());
  if (name == "args") return arguments_;
  std::vector<std::string> words = split_words(arguments_);
  if (name == "#") return std::to_string(words.size());
  if (std::ranges::all_of(name, [](unsigned char c) { return std::isdigit(c) != 0; })) {
    auto number = static_cast<size_t>(parse_integer(name).value_or(ParsedInteger{}).magnitude);
    if (number == 0) return called_.empty() ? this->name() : called_;
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
    if (rest[begin] == '?' || rest[begin] == '#' || rest[begin] == '$') {
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
  add_arithmetic_handlers(handlers, *this);
  for (const Instruction& instruction : instructions_) {
    if (instruction.op == Op::kExport)
      handlers.read(instruction.name, [this, name = instruction.name] { return variables_[name]; });
  }
  handlers.write("step", [this](std::string_view text) {
    int count = 1;
    Status status = Args({std::string(text)}, *this).positional("COUNT", count).finish();
    if (status) step(count);
    return status;
  });
  handlers.write("goto", [this](std::string_view text) {
    size_t at = 0;
    std::string label(trim(text));
    if (label != "begin" && label != "loop" && !find_label(label, at))
      return Status::error("there is no label '" + label + "'");
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
  if (type_ == Type::kProxy) handlers.otherwise([this](const std::string& name) { return proxy_handler(name); });
}

Handler ScriptElement::proxy_handler(const std::string& name) {
  auto call = [this, name](std::string_view text, bool write) {
    called_ = name;
    variables_["write"] = write ? "true" : "false";
    HandlerResult result = run_passive(text);
    called_.clear();
    return result;
  };
  return {[call](std::string_view text) { return call(text, false); },
          [call](std::string_view text) { return call(text, true).status; }};
}

}  // namespace click
