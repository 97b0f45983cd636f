#include "engine/description.hh"

#include <set>

#include "graph/registry.hh"
#include "graph/router.hh"
#include "support/diagnostics.hh"
#include "support/json.hh"

namespace click {
namespace {

void place_fields(JsonWriter& json, const Place& place) {
  if (place.file) json.field("file", *place.file);
  if (place.line != 0) json.field("line", place.line);
}

void element_fields(JsonWriter& json, const Element& element) {
  json.field("name", element.name())
      .field("class", element.class_name())
      .field("configuration", element.configuration());
  place_fields(json, element.place());
}

template <class Port>
void flows(JsonWriter& json, int count, Port port) {
  json.begin_array();
  for (int i = 0; i < count; ++i) json.value(port(i).flow() == Flow::kPush ? "push" : "pull");
  json.end_array();
}

void handlers_field(JsonWriter& json, const Router& router, const Element& element) {
  json.key("handlers").begin_array();
  for (const auto& [name, handler] : router.handlers_of(element).all()) {
    json.begin_object()
        .field("name", name)
        .field("read", static_cast<bool>(handler.read))
        .field("write", static_cast<bool>(handler.write))
        .end_object();
  }
  json.end_array();
}

}  // namespace

std::string check_json(const Router& router, const Diagnostics& diagnostics) {
  JsonWriter json;
  json.begin_object().field("ok", true);
  write_warnings(json, diagnostics);
  json.field("elements", router.elements().size());
  std::set<std::string> classes;
  for (const auto& element : router.elements()) classes.insert(element->class_name());
  json.key("classes").begin_array();
  for (const std::string& name : classes) json.value(name);
  json.end_array().key("requirements").begin_array();
  for (const lang::Requirement& requirement : router.configuration().requirements) json.value(requirement.text);
  return json.end_array().end_object().text();
}

std::string graph_json(const Router& router) {
  JsonWriter json;
  json.begin_object().field("ok", true).key("elements").begin_array();
  for (const auto& element : router.elements()) {
    json.begin_object();
    element_fields(json, *element);
    json.key("inputs");
    flows(json, element->input_count(), [&](int i) { return element->input(i); });
    json.key("outputs");
    flows(json, element->output_count(), [&](int i) { return element->output(i); });
    handlers_field(json, router, *element);
    json.end_object();
  }
  json.end_array().key("connections").begin_array();
  for (const lang::FlatConnection& c : router.configuration().connections) {
    const auto& names = router.configuration().elements;
    json.begin_object()
        .field("from", names[static_cast<size_t>(c.from)].name)
        .field("fromPort", c.from_port)
        .field("to", names[static_cast<size_t>(c.to)].name)
        .field("toPort", c.to_port);
    place_fields(json, c.place);
    json.end_object();
  }
  return json.end_array().end_object().text();
}

std::string elements_json(const Router& router, uint64_t generation) {
  JsonWriter json;
  json.begin_object().field("ok", true).field("generation", generation).key("elements").begin_array();
  for (const auto& element : router.elements()) {
    json.begin_object();
    element_fields(json, *element);
    handlers_field(json, router, *element);
    json.end_object();
  }
  return json.end_array().end_object().text();
}

std::string classes_json() {
  JsonWriter json;
  json.begin_object().field("ok", true).key("classes").begin_array();
  for (const auto& [name, element_class] : Registry::get().all()) {
    std::unique_ptr<Element> sample = element_class.make();
    json.begin_object()
        .field("name", name)
        .field("ports", sample->port_count())
        .field("processing", sample->processing());
    json.key("host").begin_array();
    if ((element_class.host_access & kHostFiles) != 0) json.value("file");
    if ((element_class.host_access & kHostPrograms) != 0) json.value("exec");
    if ((element_class.host_access & kHostSockets) != 0) json.value("socket");
    json.end_array().end_object();
  }
  return json.end_array().end_object().text();
}

}  // namespace click
