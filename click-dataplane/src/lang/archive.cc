#include "lang/archive.hh"

#include <charconv>

namespace click::lang {
namespace {

constexpr std::string_view kMagic = "!<arch>\n";
constexpr size_t kHeader = 60;  // name 16, date 12, owner 6, group 6, mode 8, size 10, end 2

std::string_view field(std::string_view header, size_t offset, size_t length) {
  std::string_view text = header.substr(offset, length);
  while (text.ends_with(' ')) text.remove_suffix(1);
  return text;
}

}  // namespace

bool is_archive(std::string_view text) { return text.starts_with(kMagic); }

std::optional<std::string> archive_member(std::string_view archive, std::string_view name) {
  for (size_t at = kMagic.size(); at + kHeader <= archive.size();) {
    std::string_view header = archive.substr(at, kHeader);
    std::string_view member = field(header, 0, 16);
    if (member.size() > 1 && member.ends_with('/')) member.remove_suffix(1);  // as GNU ar writes names
    std::string_view size_text = field(header, 48, 10);
    size_t size = 0;
    auto [end, error] = std::from_chars(size_text.data(), size_text.data() + size_text.size(), size);
    at += kHeader;
    if (error != std::errc() || !header.ends_with("`\n") || size > archive.size() - at) return std::nullopt;
    if (member == name) return std::string(archive.substr(at, size));
    at += size + size % 2;
  }
  return std::nullopt;
}

}  // namespace click::lang
