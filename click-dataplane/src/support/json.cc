#include "support/json.hh"

#include <cstdio>

#include "support/diagnostics.hh"

namespace click {
namespace {

// Length of the well-formed UTF-8 sequence at the beginning of `text`, 0 if it is not well-formed (RFC 3629).
size_t utf8_length(std::string_view text) {
  auto byte = [&](size_t i) { return static_cast<unsigned char>(text[i]); };
  unsigned char first = byte(0);
  size_t length = first < 0x80                    ? 1
                  : first >= 0xc2 && first < 0xe0 ? 2
                  : first >= 0xe0 && first < 0xf0 ? 3
                  : first >= 0xf0 && first < 0xf5 ? 4
                                                  : 0;
  if (length == 0 || text.size() < length) return 0;
  for (size_t i = 1; i < length; ++i) {
    if ((byte(i) & 0xc0) != 0x80) return 0;
  }
  if (length == 3 && ((first == 0xe0 && byte(1) < 0xa0) || (first == 0xed && byte(1) > 0x9f))) return 0;
  if (length == 4 && ((first == 0xf0 && byte(1) < 0x90) || (first == 0xf4 && byte(1) > 0x8f))) return 0;
  return length;
}

}  // namespace

void JsonWriter::separate() {
  if (need_comma_) out_ += ',';
  need_comma_ = true;
}

JsonWriter& JsonWriter::open(char bracket) {
  separate();
  out_ += bracket;
  need_comma_ = false;
  return *this;
}

JsonWriter& JsonWriter::close(char bracket) {
  out_ += bracket;
  need_comma_ = true;
  return *this;
}

JsonWriter& JsonWriter::raw(std::string_view text) {
  separate();
  out_ += text;
  return *this;
}

JsonWriter& JsonWriter::key(std::string_view name) {
  value(name);
  out_ += ':';
  need_comma_ = false;
  return *this;
}

JsonWriter& JsonWriter::value(std::string_view text) {
  separate();
  out_ += '"';
  for (size_t i = 0; i < text.size();) {
    auto c = static_cast<unsigned char>(text[i]);
    size_t length = utf8_length(text.substr(i));
    if (length == 0) {
      out_ += "\xef\xbf\xbd";  // U+FFFD: a byte that is no UTF-8
      length = 1;
    } else if (c == '"' || c == '\\') {
      out_ += '\\';
      out_ += static_cast<char>(c);
    } else if (c < 0x20) {
      char escape[8];
      std::snprintf(escape, sizeof escape, "\\u%04x", c);
      out_ += escape;
    } else {
      out_ += text.substr(i, length);
    }
    i += length;
  }
  out_ += '"';
  return *this;
}

void write_diagnostic(JsonWriter& json, const Diagnostic& diagnostic) {
  json.begin_object();
  if (diagnostic.place.file) json.field("file", *diagnostic.place.file);
  if (diagnostic.place.line != 0) json.field("line", diagnostic.place.line);
  if (diagnostic.place.column != 0) json.field("column", diagnostic.place.column);
  json.field("message", diagnostic.message).end_object();
}

std::string errors_json(const Diagnostics& diagnostics) {
  JsonWriter json;
  json.begin_object().field("ok", false).key("errors").begin_array();
  for (const Diagnostic& error : diagnostics.errors()) write_diagnostic(json, error);
  json.end_array();
  write_warnings(json, diagnostics);
  return json.end_object().text();
}

std::string error_json(std::string_view message) {
  Diagnostics diagnostics;
  diagnostics.error({}, std::string(message));
  return errors_json(diagnostics);
}

void write_warnings(JsonWriter& json, const Diagnostics& diagnostics) {
  json.key("warnings").begin_array();
  for (const Diagnostic& warning : diagnostics.warnings()) write_diagnostic(json, warning);
  json.end_array();
}

}  // namespace click
