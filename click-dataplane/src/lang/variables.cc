#include "lang/variables.hh"

#include <cctype>

#include "support/text.hh"

namespace click::lang {
namespace {

bool is_word(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }

// A reference "$name", "${name}" or "${name-default}" at the beginning of a text.
struct Reference {
  std::string name;
  std::string fallback;
  bool has_fallback = false;
  size_t length = 0;  // 0: no reference
};

Reference read_reference(std::string_view text) {
  Reference reference;
  if (text.size() < 2) return reference;
  if (text[1] != '{') {
    size_t end = 1;
    while (end < text.size() && is_word(text[end])) ++end;
    reference.name = text.substr(1, end - 1);
    reference.length = end > 1 ? end : 0;
    return reference;
  }
  size_t end = 1;
  for (int depth = 0; end < text.size(); ++end) {  // a default may have references of its own
    if (text[end] == '{') ++depth;
    if (text[end] == '}' && --depth == 0) break;
  }
  if (end == text.size()) return reference;
  std::string_view inside = text.substr(2, end - 2);
  size_t dash = inside.find('-');
  reference.has_fallback = dash != std::string_view::npos;
  if (reference.has_fallback) reference.fallback = inside.substr(dash + 1);
  reference.name = inside.substr(0, dash);
  reference.length = end + 1;
  return reference;
}

// A value as it must stand inside double quotes.
std::string inside_quotes(const std::string& value) {
  std::string out;
  for (char c : unquote(value)) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out;
}

}  // namespace

const std::string* Variables::find(const std::string& name) const {
  for (const Variables* scope = this; scope != nullptr; scope = scope->outer.get()) {
    if (auto found = scope->values.find(name); found != scope->values.end()) return &found->second;
  }
  return nullptr;
}

std::string Variables::substitute(std::string_view text) const {
  if (text.find('$') == std::string_view::npos) return std::string(text);
  std::string out;
  char quoted = 0;
  for (size_t i = 0; i < text.size();) {
    char c = text[i];
    if (quoted == 0 && (text.substr(i).starts_with("//") || text.substr(i).starts_with("/*"))) {
      bool line = text[i + 1] == '/';
      size_t end = text.find(line ? "\n" : "*/", i + 2);
      end = end == std::string_view::npos ? text.size() : end + (line ? 0 : 2);
      out += text.substr(i, end - i);
      i = end;
      continue;
    }
    if (c == '$' && quoted != '\'') {
      Reference reference = read_reference(text.substr(i));
      const std::string* value = reference.length != 0 ? find(reference.name) : nullptr;
      if (value == nullptr && reference.has_fallback) {
        reference.fallback = substitute(reference.fallback);
        value = &reference.fallback;
      }
      if (value != nullptr) {
        out += quoted == '"' ? inside_quotes(*value) : *value;
        i += reference.length;
        continue;
      }
    }
    if (c == '\\' && quoted == '"' && i + 1 < text.size()) {
      out += c;
      c = text[++i];
    } else if (quoted != 0) {
      if (c == quoted) quoted = 0;
    } else if (c == '"' || c == '\'') {
      quoted = c;
    }
    out += c;
    ++i;
  }
  return out;
}

}  // namespace click::lang
