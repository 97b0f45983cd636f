// Runs one .clicktest file; see ../README.md for what stands in one.
//
//     clicktest BIN-DIRECTORY FILE.clicktest
//
// Exit status: 0 passed, 1 failed, 2 the file is no clicktest, 77 skipped.

#include <sys/wait.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <regex>
#include <sstream>
#include <string>
#include <vector>

namespace {

constexpr int kFailed = 1;
constexpr int kMalformed = 2;
constexpr int kSkipped = 77;

struct Section {
  std::string kind;
  std::string argument;
  std::string text;
  int line = 0;
};

struct Test {
  std::string script;
  std::string requirement;
  std::vector<Section> files;
  std::vector<Section> expected;
};

std::string read_all(const std::filesystem::path& path) {
  std::ifstream stream(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

void write_all(const std::filesystem::path& path, const std::string& text) {
  std::filesystem::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary) << text;
}

std::vector<Section> cut(std::istream& stream) {
  std::vector<Section> sections;
  int number = 0;
  for (std::string line; std::getline(stream, line);) {
    ++number;
    if (!line.starts_with('%')) {
      if (!sections.empty()) sections.back().text += line + "\n";
      continue;
    }
    std::istringstream words(line.substr(1));
    Section section;
    words >> section.kind >> section.argument;
    section.line = number;
    sections.push_back(section);
  }
  return sections;
}

std::string sort_out(std::vector<Section> sections, Test& test) {
  bool info = false;
  for (Section& section : sections) {
    std::string at = "line " + std::to_string(section.line) + ": ";
    if (section.kind == "info") {
      info = true;
    } else if (section.kind == "script") {
      test.script += section.text;
    } else if (section.kind == "require") {
      test.requirement += section.text;
    } else if (section.kind == "file" || section.kind == "expect") {
      if (section.argument.empty()) return at + "%" + section.kind + " needs a name";
      (section.kind == "file" ? test.files : test.expected).push_back(section);
    } else if (section.kind == "end") {
      break;
    } else {
      return at + "unknown section %" + section.kind;
    }
  }
  if (!info || test.script.empty()) return "%info and %script are needed";
  return test.expected.empty() ? "a test without %expect cannot fail" : "";
}

// Runs a script in a directory; its exit status.
int run(const std::filesystem::path& directory, const std::string& bin, const std::string& script) {
  write_all(directory / ".script", "cd '" + directory.string() + "'\nPATH='" + bin + "':$PATH\n" + script);
  std::string command = "/bin/sh -e '" + (directory / ".script").string() + "' </dev/null >'" +
                        (directory / "stdout").string() + "' 2>'" + (directory / "stderr").string() + "'";
  int status = std::system(command.c_str());
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) {
    line.erase(line.find_last_not_of(" \t\r") + 1);
    lines.push_back(line);
  }
  while (!lines.empty() && lines.back().empty()) lines.pop_back();
  return lines;
}

// An expected line may have regular expressions in {{double braces}}.
bool matches(const std::string& expected, const std::string& got) {
  if (expected.find("{{") == std::string::npos) return expected == got;
  std::string pattern;
  for (size_t at = 0; at < expected.size();) {
    size_t open = expected.find("{{", at);
    for (char c : expected.substr(at, open - at))
      pattern += std::string(std::ispunct(static_cast<unsigned char>(c)) ? "\\" : "") + c;
    if (open == std::string::npos) break;
    size_t close = expected.find("}}", open);
    pattern += "(?:" + expected.substr(open + 2, close - open - 2) + ")";
    at = close == std::string::npos ? expected.size() : close + 2;
  }
  return std::regex_match(got, std::regex(pattern));
}

bool compare(const Section& section, const std::string& got) {
  std::vector<std::string> want_lines = lines_of(section.text);
  std::vector<std::string> got_lines = lines_of(got);
  bool same = want_lines.size() == got_lines.size();
  for (size_t i = 0; same && i < want_lines.size(); ++i) same = matches(want_lines[i], got_lines[i]);
  if (same) return true;
  std::cout << "--- " << section.argument << ", expected (line " << section.line << "):\n";
  for (const std::string& line : want_lines) std::cout << "  " << line << "\n";
  std::cout << "--- " << section.argument << ", got:\n";
  for (const std::string& line : got_lines) std::cout << "  " << line << "\n";
  return false;
}

int run_test(const Test& test, const std::filesystem::path& directory, const std::string& bin) {
  for (const Section& file : test.files) write_all(directory / file.argument, file.text);
  if (!test.requirement.empty() && run(directory, bin, test.requirement) != 0) {
    std::cout << "skipped: its requirement is not met here\n";
    return kSkipped;
  }
  int status = run(directory, bin, test.script);
  bool good = status == 0;
  if (!good) std::cout << "the script ended with status " << status << "\n";
  bool told_error = false;
  for (const Section& expected : test.expected) {
    told_error |= expected.argument == "stderr";
    good &= compare(expected, read_all(directory / expected.argument));
  }
  if (!good && !told_error) std::cout << "--- stderr:\n" << read_all(directory / "stderr");
  return good ? 0 : kFailed;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::cerr << "usage: clicktest BIN-DIRECTORY FILE.clicktest\n";
    return kMalformed;
  }
  std::ifstream stream(argv[2]);
  Test test;
  std::string wrong = stream ? sort_out(cut(stream), test) : "cannot be read";
  if (!wrong.empty()) {
    std::cerr << argv[2] << ": " << wrong << "\n";
    return kMalformed;
  }
  std::string pattern = (std::filesystem::temp_directory_path() / "clicktest.XXXXXX").string();
  if (mkdtemp(pattern.data()) == nullptr) {
    std::perror("clicktest");
    return kMalformed;
  }
  int result = run_test(test, pattern, std::filesystem::absolute(argv[1]).string());
  std::filesystem::remove_all(pattern);
  return result;
}
