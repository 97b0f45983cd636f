#pragma once

#include <list>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "graph/element.hh"
#include "graph/file_watch.hh"
#include "graph/handlers.hh"
#include "graph/router.hh"
#include "graph/timer.hh"

namespace click {

// The machine behind Script and DriverManager: a list of instructions, a place in it, and variables.
class ScriptElement : public Element, public StopListener {
 public:
  enum class Type : uint8_t { kActive, kPassive, kDriver, kPacket, kProxy, kSignal };

  explicit ScriptElement(Type type) : type_(type), timer_(*this) {}
  ~ScriptElement() override;
  const char* port_count() const override { return "-/-"; }
  const char* processing() const override { return "ah/ah"; }
  int configure_phase() const override { return kLatePhase; }
  Status configure(Args& args) override;
  Status initialize() override;
  void push(PortId in, PacketBatch batch) override;
  PacketBatch pull(PortId out, BatchStorage& storage, unsigned max) override;
  void run_timer(Timer& timer) override;
  void file_ready(FileWatch& watch) override;
  bool stop_requested(int requests) override;
  void add_handlers(Handlers& handlers) override;

 private:
  enum class Op : uint8_t {
    kSet,
    kInit,
    kExport,
    kPrint,
    kPrintn,
    kRead,
    kWrite,
    kPause,
    kWaitTime,
    kWaitStop,
    kLabel,
    kGoto,
    kLoop,
    kExit,
    kEnd,
    kReturn,
    kError,
    kStop
  };
  struct Instruction {
    Op op;
    bool unquote = false;  // the forms with a q
    std::string name;      // variable, handler or label
    std::string text;
    std::string file;  // print: where to, empty for the standard output
    bool append = false;
  };
  // What the script waits for.
  enum class Blocked : uint8_t { kNo, kSteps, kTime, kStops };

  // How a script ended, for those that are run for an answer.
  enum class End : uint8_t { kEnd, kExit, kReturn, kError };

  Status read_type(std::string_view text);
  Status read_instruction(const std::string& text);
  Status read_file(Instruction& instruction, std::string_view& rest) const;
  Status check_ports() const;
  Status check_labels() const;
  bool find_label(const std::string& name, size_t& at) const;

  // Runs until the script blocks or ends.
  void run();
  // One instruction; false when the script blocks or has ended.
  bool execute(const Instruction& instruction);
  bool execute_wait(const Instruction& instruction);
  bool execute_goto(const Instruction& instruction);
  void print(const Instruction& instruction);
  void finish(End end);
  Status watch_signals();
  void stop_watching();
  void step(int count);
  HandlerResult run_passive(std::string_view arguments);
  // For a packet script: where a packet from this input goes.
  PortId run_for_packet(PortId in);
  Handler proxy_handler(const std::string& name);
  Status fail(const std::string& message);

  // Variables and $(handler calls) put in.
  std::string expand(std::string_view text, bool unquoted);
  std::string variable(const std::string& name);
  HandlerResult call_read(std::string_view call);

  Type type_;
  Timer timer_;
  std::vector<Instruction> instructions_;
  std::map<std::string, std::string, std::less<>> variables_;
  std::string arguments_;
  std::string returned_;
  Status failure_;
  size_t at_ = 0;
  Blocked blocked_ = Blocked::kNo;
  int steps_wanted_ = 0;
  int steps_ahead_ = 0;  // stops that came while nobody waited for one
  int jumps_ = 0;
  int write_status_ = 0;
  End end_ = End::kEnd;
  std::string called_;  // proxy scripts: the handler that was called
  std::vector<int> signals_;
  std::list<FileWatch> signal_watches_;
  bool ended_ = false;
  bool running_ = false;
};

}  // namespace click
