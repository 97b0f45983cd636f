#include "elements/control/arithmetic.hh"

#include <cerrno>
#include <charconv>
#include <cmath>
#include <compare>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <functional>
#include <iterator>
#include <random>
#include <vector>

#include "graph/argument_types.hh"
#include "graph/router.hh"
#include "graph/timer.hh"
#include "support/signals.hh"
#include "support/text.hh"

namespace click {
namespace {

using Words = std::vector<std::string>;

// A whole number where possible, because those stay exact.
struct Number {
  bool whole = true;
  int64_t integer = 0;
  double real = 0;
};

std::optional<Number> number(const std::string& word) {
  Number value;
  if (std::optional<ParsedInteger> parsed = parse_integer(word); parsed && parsed->magnitude <= INT64_MAX) {
    value.integer =
        parsed->negative ? -static_cast<int64_t>(parsed->magnitude) : static_cast<int64_t>(parsed->magnitude);
    value.real = static_cast<double>(value.integer);
    return value;
  }
  value.whole = false;
  auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value.real);
  if (error != std::errc() || end != word.data() + word.size()) return std::nullopt;
  return value;
}

HandlerResult good(std::string text) { return {{}, std::move(text)}; }
HandlerResult good(bool truth) { return good(std::string(truth ? "true" : "false")); }
HandlerResult bad(std::string message) { return {Status::error(std::move(message)), ""}; }

HandlerResult good(const Number& value) {
  if (value.whole) return good(std::to_string(value.integer));
  char text[40];
  std::snprintf(text, sizeof text, "%.15g", value.real);
  return good(std::string(text));
}

std::optional<bool> truth(const std::string& word) {
  if (word == "true" || word == "yes" || word == "1") return true;
  if (word == "false" || word == "no" || word == "0") return false;
  return std::nullopt;
}

// Folds numbers from left to right. `whole` may refuse, so that the real operation is used.
HandlerResult fold(const Words& words, const std::function<bool(int64_t, int64_t, int64_t&)>& whole,
                   const std::function<double(double, double)>& real) {
  std::optional<Number> result;
  for (const std::string& word : words) {
    std::optional<Number> next = number(word);
    if (!next) return bad("'" + word + "' is not a number");
    if (!result) {
      result = next;
      continue;
    }
    int64_t exact = 0;
    result->real = real(result->real, next->real);
    result->whole = result->whole && next->whole && whole(result->integer, next->integer, exact);
    result->integer = exact;
    if (!result->whole && !std::isfinite(result->real)) return bad("division by zero");
  }
  return good(result.value_or(Number{}));
}

HandlerResult divide_whole(const Words& words, bool remainder) {
  if (words.size() != 2) return bad("expected two numbers");
  std::optional<Number> a = number(words[0]);
  std::optional<Number> b = number(words[1]);
  if (!a || !b) return bad("expected two numbers");
  auto x = static_cast<int64_t>(a->real);
  auto y = static_cast<int64_t>(b->real);
  if (y == 0 || (x == INT64_MIN && y == -1)) return bad("division by zero");
  return good(std::to_string(remainder ? x % y : x / y));
}

// Numbers by value, everything else byte by byte.
HandlerResult compare(const Words& words, const std::function<bool(std::partial_ordering)>& wanted) {
  if (words.size() != 2) return bad("expected two values");
  std::optional<Number> a = number(words[0]);
  std::optional<Number> b = number(words[1]);
  if (!a || !b) return good(wanted(words[0] <=> words[1]));
  return good(wanted(a->whole && b->whole ? std::partial_ordering(a->integer <=> b->integer) : a->real <=> b->real));
}

// True unless one of the words differs from `all`: "and" looks for a false one, "or" for a true one.
HandlerResult join(const Words& words, bool decisive, bool negated) {
  bool result = !decisive;
  for (const std::string& word : words) {
    std::optional<bool> value = truth(word);
    if (!value) return bad("'" + word + "' is neither true nor false");
    if (*value == decisive) result = decisive;
  }
  return good(result != negated);
}

// One conversion of sprintf, with what stands between '%' and its letter.
std::string convert(const std::string& flags, char letter, const std::string& word) {
  char text[128];
  std::string pattern = "%" + flags;
  Number value = number(word).value_or(Number{});
  if (letter == 's') return word;
  if (letter == 'd' || letter == 'i' || letter == 'u' || letter == 'x' || letter == 'X' || letter == 'o') {
    pattern += std::string("ll") + letter;
    std::snprintf(text, sizeof text, pattern.c_str(),
                  static_cast<long long>(value.whole ? value.integer : static_cast<int64_t>(value.real)));
  } else {
    pattern += letter;
    std::snprintf(text, sizeof text, pattern.c_str(), value.real);
  }
  return text;
}

HandlerResult format(const Words& words) {
  if (words.empty()) return bad("expected a format");
  std::string pattern = words[0];
  std::string text;
  size_t next = 1;
  for (size_t i = 0; i < pattern.size(); ++i) {
    if (pattern[i] != '%') {
      text += pattern[i];
      continue;
    }
    size_t end = pattern.find_first_not_of("-+ #0123456789.", i + 1);
    if (end == std::string::npos) return bad("the format ends in the middle of a conversion");
    char letter = pattern[end];
    if (letter == '%') {
      text += '%';
    } else if (std::string_view("diuxXosfgeEG").find(letter) == std::string_view::npos || end - i > 16) {
      return bad(std::string("unknown conversion '%") + letter + "'");
    } else if (next == words.size()) {
      return bad("there are too few arguments for the format");
    } else {
      text += convert(pattern.substr(i + 1, end - i - 1), letter, words[next++]);
    }
    i = end;
  }
  return good(text);
}

// Without a number up to RAND_MAX, with one below it, with two from the first to the second.
HandlerResult random(const Words& words) {
  static std::mt19937_64 generator{std::random_device()()};
  std::optional<Number> low = words.size() == 2 ? number(words[0]) : Number{};
  std::optional<Number> high = words.empty() ? Number{true, RAND_MAX, 0} : number(words.back());
  if (high && words.size() == 1) --high->integer;
  if (!low || !high || words.size() > 2 || low->integer > high->integer) return bad("expected `[[LOW] HIGH]'");
  return good(std::to_string(std::uniform_int_distribution<int64_t>(low->integer, high->integer)(generator)));
}

HandlerResult real_remainder(const Words& words) {
  std::optional<Number> a = words.size() == 2 ? number(words[0]) : std::nullopt;
  std::optional<Number> b = words.size() == 2 ? number(words[1]) : std::nullopt;
  if (!a || !b) return bad("expected two numbers");
  if (a->whole && b->whole) return divide_whole(words, true);
  if (b->real == 0) return bad("division by zero");
  return good(Number{false, 0, std::fmod(a->real, b->real)});
}

HandlerResult all_handlers(const Element& element, const Words& names, bool write) {
  bool all = true;
  for (const std::string& name : names) {
    const Handler* handler = element.router().find_handler(name, element.name());
    all = all && handler != nullptr && (write ? static_cast<bool>(handler->write) : static_cast<bool>(handler->read));
  }
  return good(all);
}

HandlerResult cat(const Element& element, std::string_view text) {
  if (!element.router().allows(kHostFiles)) return bad("reading files is not allowed here");
  std::string name = unquote(trim(text));
  std::ifstream file(name, std::ios::binary);
  std::string content{std::istreambuf_iterator<char>(file), {}};
  if (!file) return bad(name + ": " + std::strerror(errno));
  return good(std::move(content));
}

HandlerResult send_signal(const Element& element, const Words& words) {
  if (!element.router().allows(kHostPrograms)) return bad("sending signals is not allowed here");
  std::optional<int> signal = words.empty() ? std::nullopt : signal_number(words[0]);
  if (!signal || words.size() < 2) return bad("expected `SIGNAL PROCESS...'");
  for (size_t i = 1; i < words.size(); ++i) {
    std::optional<Number> process = number(words[i]);
    if (!process || !process->whole || process->integer <= 0) return bad("'" + words[i] + "' is not a process");
    if (kill(static_cast<pid_t>(process->integer), *signal) != 0) return bad(words[i] + ": " + std::strerror(errno));
  }
  return good(std::string());
}

}  // namespace

void add_arithmetic_handlers(Handlers& handlers, const Element& element) {
  auto add = [&](const char* name, std::function<HandlerResult(const Words&)> compute) {
    handlers.query(name, [compute = std::move(compute)](std::string_view text) {
      Words words = split_words(text);
      for (std::string& word : words) word = unquote(word);
      return compute(words);
    });
  };
  add("add", [](const Words& words) {
    return fold(
        words, [](int64_t a, int64_t b, int64_t& c) { return !__builtin_add_overflow(a, b, &c); }, std::plus<>());
  });
  add("sub", [](const Words& words) {
    return fold(
        words, [](int64_t a, int64_t b, int64_t& c) { return !__builtin_sub_overflow(a, b, &c); }, std::minus<>());
  });
  add("mul", [](const Words& words) {
    return fold(
        words, [](int64_t a, int64_t b, int64_t& c) { return !__builtin_mul_overflow(a, b, &c); }, std::multiplies<>());
  });
  add("div", [](const Words& words) {
    auto whole = [](int64_t a, int64_t b, int64_t& c) {
      if (b == 0 || b == -1 || a % b != 0) return false;
      c = a / b;
      return true;
    };
    return fold(words, whole, std::divides<>());
  });
  add("idiv", [](const Words& words) { return divide_whole(words, false); });
  add("mod", [](const Words& words) { return divide_whole(words, true); });
  add("rem", real_remainder);
  add("neg", [](const Words& words) {
    Words both{"0"};
    both.insert(both.end(), words.begin(), words.end());
    return fold(
        both, [](int64_t a, int64_t b, int64_t& c) { return !__builtin_sub_overflow(a, b, &c); }, std::minus<>());
  });
  add("abs", [](const Words& words) {
    std::optional<Number> value = words.size() == 1 ? number(words[0]) : std::nullopt;
    if (!value) return bad("expected a number");
    value->integer = std::abs(value->integer);
    value->real = std::abs(value->real);
    return good(*value);
  });
  add("eq", [](const Words& words) { return compare(words, [](auto order) { return order == 0; }); });
  add("ne", [](const Words& words) { return compare(words, [](auto order) { return order != 0; }); });
  add("lt", [](const Words& words) { return compare(words, [](auto order) { return order < 0; }); });
  add("gt", [](const Words& words) { return compare(words, [](auto order) { return order > 0; }); });
  add("le", [](const Words& words) { return compare(words, [](auto order) { return order <= 0; }); });
  add("ge", [](const Words& words) { return compare(words, [](auto order) { return order >= 0; }); });
  add("not",
      [](const Words& words) { return words.size() == 1 ? join(words, true, true) : bad("expected true or false"); });
  add("and", [](const Words& words) { return join(words, false, false); });
  add("nand", [](const Words& words) { return join(words, false, true); });
  add("or", [](const Words& words) { return join(words, true, false); });
  add("nor", [](const Words& words) { return join(words, true, true); });
  add("if", [](const Words& words) {
    std::optional<bool> condition = words.size() >= 2 && words.size() <= 3 ? truth(words[0]) : std::nullopt;
    if (!condition) return bad("expected `CONDITION YES [NO]'");
    return good(*condition ? words[1] : words.size() == 3 ? words[2] : std::string());
  });
  add("in", [](const Words& words) {
    bool found = false;
    for (size_t i = 1; i < words.size(); ++i) found = found || words[i] == words[0];
    return good(found);
  });
  handlers.query("length", [](std::string_view text) { return good(std::to_string(text.size())); });
  handlers.query("unquote", [](std::string_view text) { return good(unquote(text)); });
  handlers.query("first", [](std::string_view text) { return good(take_word(text)); });
  add("sprintf", format);
  add("random", random);
  add("readable", [&element](const Words& words) { return all_handlers(element, words, false); });
  add("writable", [&element](const Words& words) { return all_handlers(element, words, true); });
  add("kill", [&element](const Words& words) { return send_signal(element, words); });
  handlers.query("cat", [&element](std::string_view text) { return cat(element, text); });
  handlers.query("catq", [&element](std::string_view text) {
    HandlerResult result = cat(element, text);
    if (result.status) result.value = quote(result.value);
    return result;
  });
  for (const char* name : {"cat", "catq", "kill"}) handlers.mark_local(name);
  handlers.query("now", [](std::string_view) {
    char text[40];
    uint64_t now = wall_time();
    std::snprintf(text, sizeof text, "%llu.%09llu", static_cast<unsigned long long>(now / 1'000'000'000),
                  static_cast<unsigned long long>(now % 1'000'000'000));
    return good(std::string(text));
  });
}

}  // namespace click
