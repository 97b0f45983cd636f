// Any text may be given to the language and to the checks of a configuration: it is refused or accepted, and what was
// accepted and written back as text is accepted again.

#include <cstdlib>
#include <string_view>

#include "graph/router.hh"
#include "lang/archive.hh"
#include "lang/configuration.hh"
#include "support/text.hh"
#include "target.hh"

namespace {

using namespace click;

lang::FlatConfiguration flatten(std::string_view text, Diagnostics& diagnostics) {
  lang::FlattenOptions options;
  options.load_library = [](const std::string& name, std::string& library) {
    library = "elementclass L { input -> Counter -> output } // " + name;
    return name.size() % 2 == 0;
  };
  return lang::flatten("fuzz", text, options, diagnostics);
}

void run(const uint8_t* data, size_t size) {
  std::string_view text(reinterpret_cast<const char*>(data), size);
  if (lang::is_archive(text)) (void)lang::archive_member(text, "config");
  for (const std::string& argument : split_arguments(text)) {
    if (unquote(quote(argument)) != argument) std::abort();
  }
  Diagnostics diagnostics;
  lang::FlatConfiguration flat = flatten(text, diagnostics);
  for (const Diagnostic& error : diagnostics.errors()) (void)error.text();
  // Arguments may make elements as large as they say; what matters here are the language and the graph.
  if (diagnostics.has_errors() || flat.elements.size() > 200) return;
  Policy policy;
  if (!Policy::parse("-@host", policy)) std::abort();
  std::string again_text = flat.text();
  std::unique_ptr<Router> router = Router::build(std::move(flat), policy, 1, diagnostics);
  if (!router) return;
  Diagnostics again;
  (void)flatten(again_text, again);
  if (again.has_errors()) std::abort();
}

}  // namespace

const fuzz::Target fuzz::kParser{"parser",
                                 [] {},
                                 run,
                                 [] { return size_t{0}; },
                                 {"elementclass ",
                                  "require(",
                                  "define(",
                                  "library ",
                                  "input",
                                  "output",
                                  "->",
                                  "=>",
                                  "::",
                                  "||",
                                  "...",
                                  "{",
                                  "}",
                                  "(",
                                  ")",
                                  "[",
                                  "]",
                                  ",",
                                  ";",
                                  "|",
                                  "$a",
                                  "${a-b}",
                                  "__REST__ $r",
                                  "COUNT $c",
                                  "//",
                                  "/*",
                                  "*/",
                                  "# 7 \"f\"\n",
                                  "\"",
                                  "'",
                                  "\\<41>",
                                  "Idle",
                                  "Discard",
                                  "Strip(1)",
                                  "Tee",
                                  "Counter",
                                  "c :: Counter",
                                  "InfiniteSource",
                                  "Script(",
                                  "\n",
                                  "[0,1]",
                                  "[0-2]",
                                  "Classifier(12/0800, -)",
                                  "IPFilter(allow tcp)"}};
