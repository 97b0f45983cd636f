#pragma once

#include <string>

namespace click {

class Diagnostics;
class Router;

// Answers in JSON as click_dataplane.h describes them.

std::string check_json(const Router& router, const Diagnostics& diagnostics);
std::string graph_json(const Router& router);
std::string elements_json(const Router& router, uint64_t generation);
std::string classes_json();

}  // namespace click
