#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace click::lang {

// A configuration may come as an ar(1) archive whose member "config" is the text.
bool is_archive(std::string_view text);
// A member's content; nothing if the archive has none of that name or is damaged before it.
std::optional<std::string> archive_member(std::string_view archive, std::string_view name);

}  // namespace click::lang
