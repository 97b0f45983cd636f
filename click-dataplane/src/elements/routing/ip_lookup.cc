#include "elements/routing/ip_lookup.hh"

#include "graph/args.hh"
#include "graph/handlers.hh"
#include "support/text.hh"

namespace click {

// "ADDR/MASK [GW] [OUTPUT]".
Status IpLookup::read_route(std::string_view text, bool with_output, Route& route, bool& has_output) const {
  std::vector<std::string> words = split_words(text);
  Status wrong = Status::error("expected `ADDR/MASK [GATEWAY] OUTPUT', not '" + std::string(text) + "'");
  ArgumentContext context{*this};
  has_output = words.size() > 1;
  if (words.empty() || words.size() > 3 || (with_output && !has_output)) return wrong;
  if (ArgumentType<IpPrefix>::parse(words[0], route.prefix, context)) {
    // A host's name or address alone is a route to it.
    if (ArgumentType<IpAddress>::parse(words[0], route.prefix.address, context)) return wrong;
    route.prefix.mask.raw = 0xffffffff;
  }
  route.prefix.address.raw &= route.prefix.mask.raw;
  if (words.size() == 3 && words[1] != "-" && ArgumentType<IpAddress>::parse(words[1], route.gateway, context))
    return wrong;
  if (has_output && ArgumentType<int>::parse(words.back(), route.output, context)) return wrong;
  if (has_output && (route.output < 0 || route.output >= output_count())) {
    return Status::error("output " + words.back() + " in '" + std::string(text) + "' is not connected");
  }
  return Status::ok();
}

Status IpLookup::configure(Args& args) {
  Status status;
  for (const std::string& argument : args.all()) {
    Route route;
    bool has_output = false;
    Status read = read_route(argument, true, route, has_output);
    status.add(read);
    if (!read) continue;
    if (table_.find(route.prefix) != nullptr)
      log_warning("a later route to " + route.prefix.text() + " takes the place of an earlier one");
    table_.set(route);
  }
  return status;
}

Status IpLookup::initialize() { return table_.compile(); }

// Routes that handlers added stay as long as the configuration asks for the same ones to begin with.
Status IpLookup::take_state(Element& previous) {
  auto& before = static_cast<IpLookup&>(previous);
  if (before.configuration() == configuration()) std::swap(table_, before.table_);
  return Status::ok();
}

void IpLookup::push(PortId, PacketBatch batch) {
  uint32_t addresses[kBatchSize];
  uint32_t hops[kBatchSize];
  PortId verdicts[kBatchSize];
  for (unsigned i = 0; i < batch.size(); ++i) addresses[i] = batch[i].destination_ip();
  table_.look_up(addresses, hops, batch.size());
  for (unsigned i = 0; i < batch.size(); ++i) {
    const RouteTable::NextHop& hop = table_.next_hop(hops[i]);
    verdicts[i] = hops[i] == RouteTable::kNoRoute ? dropped(DropReason::kNoRoute) : hop.output;
    if (hop.gateway.raw != 0) batch[i].set_destination_ip(hop.gateway.raw);
  }
  distribute(std::move(batch), verdicts);
}

Status IpLookup::edit(Command command, std::string_view text) {
  Route route;
  bool has_output = false;
  Status status = read_route(text, command != Command::kRemove, route, has_output);
  if (!status) return status;
  const Route* known = table_.find(route.prefix);
  if (command == Command::kRemove) {
    bool matches = known != nullptr && (!has_output || *known == route);
    if (!matches) return Status::error("there is no route '" + std::string(trim(text)) + "'");
    table_.erase(route.prefix);
    return Status::ok();
  }
  if (command == Command::kAdd && known != nullptr) {
    return Status::error("there is a route to " + route.prefix.text() + " already; `set' replaces it");
  }
  table_.set(route);
  return Status::ok();
}

// All commands take effect, or none does.
Status IpLookup::edit_and_compile(std::string_view commands) {
  Status status;
  std::string before = table_.text();
  while (!commands.empty()) {
    size_t end = commands.find('\n');
    std::string_view line = trim(commands.substr(0, end));
    commands = end == std::string_view::npos ? std::string_view() : commands.substr(end + 1);
    if (line.empty()) continue;
    std::string word = take_word(line);
    if (word == "add") {
      status.add(edit(Command::kAdd, line));
    } else if (word == "set") {
      status.add(edit(Command::kSet, line));
    } else if (word == "remove") {
      status.add(edit(Command::kRemove, line));
    } else {
      status.add(Status::error("expected add, set or remove, not '" + word + "'"));
    }
  }
  if (status) status.add(table_.compile());
  if (status) return status;
  table_.clear();
  for (std::string_view rest = before; !rest.empty();) {
    size_t end = rest.find('\n');
    Route route;
    bool has_output = false;
    if (read_route(rest.substr(0, end), true, route, has_output)) table_.set(route);
    rest.remove_prefix(end + 1);
  }
  return status;
}

std::string IpLookup::look_up(std::string_view text, Status& status) const {
  IpAddress address;
  if (ParseError error = ArgumentType<IpAddress>::parse(trim(text), address, ArgumentContext{*this})) {
    status = Status::error(*error);
    return "";
  }
  uint32_t number = 0;
  table_.look_up(&address.raw, &number, 1);
  if (number == RouteTable::kNoRoute) return "-1";
  const RouteTable::NextHop& hop = table_.next_hop(number);
  return std::to_string(hop.output) + (hop.gateway.raw != 0 ? " " + hop.gateway.text() : "");
}

void IpLookup::add_handlers(Handlers& handlers) {
  handlers.read("table", [this] { return table_.text(); });
  handlers.query("lookup", [this](std::string_view address) {
    HandlerResult result;
    result.value = look_up(address, result.status);
    return result;
  });
  if (is_static()) return;
  handlers.write("add", [this](std::string_view route) { return edit_and_compile("add " + std::string(route)); });
  handlers.write("set", [this](std::string_view route) { return edit_and_compile("set " + std::string(route)); });
  handlers.write("remove", [this](std::string_view route) { return edit_and_compile("remove " + std::string(route)); });
  handlers.write("ctrl", [this](std::string_view commands) { return edit_and_compile(commands); });
  handlers.write("flush", [this](std::string_view) {
    table_.clear();
    return table_.compile();
  });
}

}  // namespace click
