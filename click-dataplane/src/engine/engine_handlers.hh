#pragma once

namespace click {

class Engine;
class Router;

// Gives a router the handlers of its own that tell about the engine: cycles, driver, threads, meminfo, messages,
// errors, trace and profile.
void add_engine_handlers(Engine& engine, Router& router);

}  // namespace click
