#pragma once

#include <concepts>
#include <cstdint>
#include <string>
#include <string_view>

namespace click {

// Writes JSON text piece by piece; commas are set by the writer.
class JsonWriter {
 public:
  JsonWriter& begin_object() { return open('{'); }
  JsonWriter& end_object() { return close('}'); }
  JsonWriter& begin_array() { return open('['); }
  JsonWriter& end_array() { return close(']'); }
  JsonWriter& key(std::string_view name);
  JsonWriter& value(std::string_view text);
  JsonWriter& value(const char* text) { return value(std::string_view(text)); }
  JsonWriter& value(bool truth) { return raw(truth ? "true" : "false"); }
  JsonWriter& value(std::integral auto number) requires(!std::same_as<decltype(number), bool>) {
    return raw(std::to_string(number));
  }
  // A key and its value.
  template <class T>
  JsonWriter& field(std::string_view name, const T& content) {
    return key(name).value(content);
  }

  const std::string& text() const { return out_; }

 private:
  JsonWriter& open(char bracket);
  JsonWriter& close(char bracket);
  JsonWriter& raw(std::string_view text);
  void separate();

  std::string out_;
  bool need_comma_ = false;
};

class Diagnostics;
struct Diagnostic;

// {"file":..,"line":..,"message":..}
void write_diagnostic(JsonWriter& json, const Diagnostic& diagnostic);

// {"ok":false,"errors":[...]}
std::string errors_json(const Diagnostics& diagnostics);
std::string error_json(std::string_view message);

// "warnings":[...] inside an object.
void write_warnings(JsonWriter& json, const Diagnostics& diagnostics);

}  // namespace click
