#include "docs/element_docs.hh"

#include <algorithm>
#include <cctype>
#include <map>
#include <sstream>

#include "graph/registry.hh"
#include "support/text.hh"
#include "support/version.hh"

namespace click {
namespace {

bool is_digit(char c) { return std::isdigit(static_cast<unsigned char>(c)) != 0; }

// "tickets0...ticketsN-1" speaks of tickets0, tickets1 and so on.
bool in_series(std::string_view series, std::string_view name) {
  size_t dots = series.find("...");
  if (dots == std::string_view::npos) return false;
  std::string_view stem = series.substr(0, dots);
  while (!stem.empty() && is_digit(stem.back())) stem.remove_suffix(1);
  std::string_view number = name.substr(std::min(stem.size(), name.size()));
  return name.starts_with(stem) && !number.empty() && std::all_of(number.begin(), number.end(), is_digit);
}

std::vector<std::string> split_names(std::string_view text) {
  std::vector<std::string> names;
  std::string spaced(text);
  std::replace(spaced.begin(), spaced.end(), ',', ' ');
  for (std::string& word : split_words(spaced)) names.push_back(std::move(word));
  return names;
}

// "count, rate read" or "add "read with parameters"".
HandlerDoc read_handler_line(std::string_view line) {
  HandlerDoc handler;
  std::vector<std::string> words = split_words(line);
  if (words.size() > 1) {
    handler.access = unquote(words.back());
    line = line.substr(0, line.rfind(words.back()));
  }
  handler.names = split_names(line);
  return handler;
}

std::string escape(std::string_view text) {
  std::string out;
  for (char c : text) {
    if (c == '<') {
      out += "&lt;";
    } else if (c == '>') {
      out += "&gt;";
    } else if (c == '&') {
      out += "&amp;";
    } else {
      out += c;
    }
  }
  return out;
}

std::string indent(std::string_view text) {
  std::string out;
  std::istringstream lines{std::string(text)};
  for (std::string line; std::getline(lines, line);) out += line.empty() ? "\n" : "  " + line + "\n";
  return out;
}

// Paragraphs; lines that begin with a space are kept as they are.
std::string paragraphs(std::string_view text) {
  std::string out;
  std::string open;
  auto close = [&] {
    if (!open.empty()) out += "</" + open + ">\n";
    open.clear();
  };
  std::istringstream lines{std::string(text)};
  for (std::string line; std::getline(lines, line);) {
    if (trim(line).empty()) {
      if (open == "p") close();
      if (open == "pre") out += "\n";
      continue;
    }
    const char* wanted = is_space(line[0]) ? "pre" : "p";
    if (open != wanted) {
      close();
      open = wanted;
      out += "<" + open + ">";
    }
    out += escape(line) + "\n";
  }
  close();
  return out;
}

}  // namespace

bool HandlerDoc::speaks_of(std::string_view name) const {
  return std::any_of(names.begin(), names.end(), [&](const std::string& n) { return n == name || in_series(n, name); });
}

bool HandlerDoc::readable() const {
  return access.find("read") != std::string::npos || access == "r" || access == "rw";
}

bool HandlerDoc::writable() const {
  return access.find("write") != std::string::npos || access == "w" || access == "rw";
}

ParsedDoc parse_doc(std::string_view comment) {
  ParsedDoc doc;
  std::string field;
  std::map<std::string, std::string> texts;
  std::istringstream lines{std::string(comment)};
  for (std::string line; std::getline(lines, line);) {
    if (!line.starts_with('=')) {
      (field == "h" ? doc.handlers.back().text : texts[field]) += line + "\n";
      continue;
    }
    std::string_view rest = std::string_view(line).substr(1);
    field = take_word(rest);
    if (field == "h") {
      doc.handlers.push_back(read_handler_line(rest));
    } else {
      texts[field] += std::string(rest) + "\n";
    }
  }
  auto take = [&](const char* name) {
    std::string& text = texts[name];
    text.erase(0, text.find_first_not_of('\n'));
    text.erase(text.find_last_not_of(" \n") + 1);
    return text;
  };
  doc.synopsis = take("c");
  std::string purpose = take("s");
  std::string_view rest = purpose;
  doc.group = take_word(rest);
  doc.purpose = rest;
  doc.ports = take("io");
  doc.processing = take("processing");
  doc.description = take("d");
  doc.example = take("e");
  doc.notes = take("n");
  for (HandlerDoc& handler : doc.handlers) handler.text = std::string(trim(handler.text));
  doc.see_also = split_names(take("a"));
  return doc;
}

const ElementDoc* find_doc(std::string_view class_name) {
  auto find = [](std::string_view name) -> const ElementDoc* {
    auto found = std::find_if(element_docs().begin(), element_docs().end(),
                              [&](const ElementDoc& doc) { return doc.name == name; });
    return found == element_docs().end() ? nullptr : &*found;
  };
  if (const ElementDoc* doc = find(class_name)) return doc;
  const ElementClass* element_class = Registry::get().find(class_name);
  return element_class == nullptr ? nullptr : find(element_class->make()->class_name());
}

std::optional<std::string> help_text(std::string_view class_name) {
  const ElementDoc* found = find_doc(class_name);
  if (found == nullptr) return std::nullopt;
  ParsedDoc doc = parse_doc(found->comment);
  std::string text = std::string(class_name) + ": " + doc.purpose + "\n\n" + indent(doc.synopsis) + "\n";
  if (!doc.ports.empty()) text += "Ports\n" + indent(doc.ports) + "\n";
  if (!doc.processing.empty()) text += "Processing\n" + indent(doc.processing) + "\n";
  text += "Description\n" + indent(doc.description) + "\n";
  if (!doc.notes.empty()) text += "Notes\n" + indent(doc.notes) + "\n";
  if (!doc.example.empty()) text += "Example\n" + indent(doc.example) + "\n";
  if (!doc.handlers.empty()) text += "Handlers\n";
  for (const HandlerDoc& handler : doc.handlers) {
    std::string names;
    for (const std::string& name : handler.names) names += (names.empty() ? "" : ", ") + name;
    text += "  " + names + " (" + handler.access + ")\n" + indent(indent(handler.text));
  }
  if (!doc.handlers.empty()) text += "\n";
  std::string others;
  for (const std::string& name : doc.see_also) others += (others.empty() ? "" : ", ") + name;
  if (!others.empty()) text += "See also " + others + "\n";
  return text;
}

std::string reference_page() {
  std::map<std::string, std::vector<std::string>> groups;
  for (const auto& [name, element_class] : Registry::get().all()) {
    const ElementDoc* doc = find_doc(name);
    groups[doc == nullptr ? "other" : parse_doc(doc->comment).group].push_back(name);
  }
  std::string page =
      "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>Click elements</title>\n<style>\n"
      "body { font: 1rem/1.5 system-ui, sans-serif; max-width: 50rem; margin: 2rem auto; padding: 0 1rem; }\n"
      "pre, code { font-family: ui-monospace, monospace; } pre { background: #f3f3f3; padding: .5rem; overflow-x: "
      "auto; }\n"
      "h3 { border-top: 1px solid #ccc; padding-top: 1rem; } dt { font-family: ui-monospace, monospace; }\n"
      "</style>\n</head>\n<body>\n<h1>Click elements</h1>\n<p>The element classes of version " +
      std::string(kVersion) + ", by group.</p>\n";
  for (const auto& [group, names] : groups) {
    page += "<p><strong>" + escape(group) + "</strong>";
    for (const std::string& name : names) page += " <a href=\"#" + name + "\">" + name + "</a>";
    page += "</p>\n";
  }
  for (const auto& [group, names] : groups) {
    page += "<h2>" + escape(group) + "</h2>\n";
    for (const std::string& name : names) {
      const ElementDoc* found = find_doc(name);
      if (found == nullptr) continue;
      ParsedDoc doc = parse_doc(found->comment);
      page += "<h3 id=\"" + name + "\">" + name + "</h3>\n<p>" + escape(doc.purpose) + "</p>\n<pre>" +
              escape(doc.synopsis) + "</pre>\n";
      if (!doc.ports.empty()) page += "<h4>Ports</h4>\n" + paragraphs(doc.ports);
      if (!doc.processing.empty()) page += "<h4>Processing</h4>\n" + paragraphs(doc.processing);
      page += paragraphs(doc.description);
      if (!doc.notes.empty()) page += paragraphs(doc.notes);
      if (!doc.example.empty()) page += "<h4>Example</h4>\n<pre>" + escape(doc.example) + "</pre>\n";
      if (!doc.handlers.empty()) page += "<h4>Handlers</h4>\n<dl>\n";
      for (const HandlerDoc& handler : doc.handlers) {
        page += "<dt>";
        for (const std::string& handler_name : handler.names) page += escape(handler_name) + " ";
        page += "(" + escape(handler.access) + ")</dt>\n<dd>" + escape(handler.text) + "</dd>\n";
      }
      if (!doc.handlers.empty()) page += "</dl>\n";
      if (doc.see_also.empty()) continue;
      page += "<p>See also";
      for (const std::string& other : doc.see_also) {
        bool known = Registry::get().find(other) != nullptr;
        page += known ? " <a href=\"#" + other + "\">" + other + "</a>" : " " + escape(other);
      }
      page += "</p>\n";
    }
  }
  return page + "</body>\n</html>\n";
}

}  // namespace click
