// Collects the documentation comments of element headers into a C++ file: embed_docs OUTPUT ROOT HEADER...

#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <sstream>
#include <string>

namespace {

// The comment that begins with "=c", without its marks; a leading " * " is taken off each line.
std::string documentation(const std::string& header, size_t& end) {
  for (size_t begin = header.find("/*"); begin != std::string::npos; begin = header.find("/*", end)) {
    end = header.find("*/", begin);
    if (end == std::string::npos) return "";
    std::istringstream lines(header.substr(begin + 2, end - begin - 2));
    std::string text;
    for (std::string line; std::getline(lines, line);) {
      size_t star = line.find_first_not_of(' ');
      if (star != std::string::npos && line[star] == '*') line.erase(0, star + (line[star + 1] == ' ' ? 2 : 1));
      text += line + "\n";
    }
    text.erase(0, text.find_first_not_of("\n "));
    if (text.starts_with("=c")) return text;
  }
  return "";
}

// What class_name() answers in the class behind the comment.
std::string class_name(const std::string& header, size_t from) {
  size_t at = header.find("class_name()", from);
  size_t open = at == std::string::npos ? at : header.find('"', at);
  if (open == std::string::npos) return "";
  return header.substr(open + 1, header.find('"', open + 1) - open - 1);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) {
    std::cerr << "usage: embed_docs OUTPUT ROOT HEADER...\n";
    return 2;
  }
  std::ofstream out(argv[1]);
  out << "#include \"docs/element_docs.hh\"\n\nnamespace click {\n\nconst std::vector<ElementDoc>& element_docs() {\n"
         "  static const std::vector<ElementDoc> kDocs = {\n";
  for (int i = 3; i < argc; ++i) {
    std::ifstream stream(argv[i]);
    std::string header{std::istreambuf_iterator<char>(stream), {}};
    size_t end = 0;
    std::string text = documentation(header, end);
    std::string name = text.empty() ? "" : class_name(header, end);
    if (name.empty()) continue;
    std::filesystem::path path = std::filesystem::relative(argv[i], argv[2]);
    out << "      {\"" << name << "\", \"" << path.generic_string() << "\", R\"=documentation=(" << text
        << ")=documentation=\"},\n";
  }
  out << "  };\n  return kDocs;\n}\n\n}  // namespace click\n";
  out.close();
  return out ? 0 : 1;
}
