#pragma once

namespace click {

// The engine's version, set by the build.
inline constexpr const char kVersion[] = CLICK_VERSION;

}  // namespace click
