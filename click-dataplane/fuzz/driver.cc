// Runs a fuzz target without libFuzzer: first the corpus as it is, then mutations of it. The same seed gives the same
// inputs. What makes the target crash or hang is left behind as crash-input.
//
//     FUZZ_TARGET=parser fuzz-engine [-runs=N] [-seconds=N] [-seed=N] CORPUS-DIRECTORY...

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

#include "target.hh"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size);
extern "C" int LLVMFuzzerInitialize(int* argc, char*** argv);
extern "C" void __sanitizer_set_death_callback(void (*callback)()) __attribute__((weak));

namespace {

constexpr size_t kMaxSize = 4096;
constexpr unsigned kSecondsPerInput = 20;

std::string current;

// Runs when the process is about to die: nothing but system calls.
void keep_input() {
  int file = open("crash-input", O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
  if (file < 0) return;
  if (write(file, current.data(), current.size()) != static_cast<ssize_t>(current.size())) return;
  close(file);
  static const char kText[] = "the input is in crash-input\n";
  if (write(STDERR_FILENO, kText, sizeof kText - 1) < 0) return;
}

void die(int signal) {
  keep_input();
  std::signal(signal, SIG_DFL);
  raise(signal);
}

void set_subject(std::string& input, size_t subject) {
  if (input.size() < 2) return;
  input[0] = static_cast<char>(subject >> 8);
  input[1] = static_cast<char>(subject);
}

void run(const std::string& input) {
  current = input;
  alarm(kSecondsPerInput);
  // Exactly as many bytes as there are, so that a sanitizer sees who reads further.
  std::vector<uint8_t> bytes(input.begin(), input.end());
  bytes.shrink_to_fit();
  LLVMFuzzerTestOneInput(bytes.data(), bytes.size());
}

class Mutator {
 public:
  Mutator(const std::vector<std::string>& corpus, uint64_t seed) : corpus_(corpus), random_(seed) {
    words_.assign(fuzz::target().dictionary.begin(), fuzz::target().dictionary.end());
  }

  std::string next() {
    std::string input = corpus_[below(corpus_.size())];
    for (size_t changes = 1 + below(6); changes > 0; --changes) change(input);
    input.resize(std::min(input.size(), kMaxSize));
    if (subjects_ != 0) set_subject(input, below(subjects_));
    return input;
  }

 private:
  size_t below(size_t end) { return std::uniform_int_distribution<size_t>(0, end - 1)(random_); }

  void change(std::string& input) {
    static constexpr unsigned char kInteresting[] = {0,    1,    4,    5,    6,    0x11, 0x3a,
                                                     0x40, 0x45, 0x4f, 0x7f, 0x80, 0xf0, 0xff};
    size_t at = below(input.size() + 1);
    size_t length = std::min(below(32) + 1, input.size() - at);
    switch (below(words_.empty() ? 7 : 9)) {
      case 0:
        if (at < input.size()) input[at] = static_cast<char>(input[at] ^ (1 << below(8)));
        return;
      case 1:
        if (at < input.size()) input[at] = static_cast<char>(kInteresting[below(sizeof kInteresting)]);
        return;
      case 2:
        if (at < input.size()) input[at] = static_cast<char>(below(256));
        return;
      case 3:
        input.erase(at, length);
        return;
      case 4:
        input.insert(at, input.substr(below(input.size() + 1), length));
        return;
      case 5: {
        const std::string& other = corpus_[below(corpus_.size())];
        size_t from = below(other.size() + 1);
        input.replace(at, length, other, from, below(64) + 1);
        return;
      }
      case 6:
        input.resize(at);
        return;
      default:
        input.replace(at, below(2) == 0 ? 0 : length, words_[below(words_.size())]);
    }
  }

  const std::vector<std::string>& corpus_;
  std::mt19937_64 random_;
  std::vector<std::string> words_;
  size_t subjects_ = fuzz::target().subject_count();
};

}  // namespace

int main(int argc, char** argv) {
  uint64_t runs = 10'000;
  uint64_t seconds = 0;
  uint64_t seed = 1;
  std::vector<std::string> corpus;
  for (int i = 1; i < argc; ++i) {
    std::string word = argv[i];
    if (word.starts_with("-runs=")) {
      runs = std::stoull(word.substr(6));
    } else if (word.starts_with("-seconds=")) {
      seconds = std::stoull(word.substr(9));
    } else if (word.starts_with("-seed=")) {
      seed = std::stoull(word.substr(6));
    } else {
      std::vector<std::filesystem::path> files;
      for (const auto& entry : std::filesystem::recursive_directory_iterator(word)) {
        if (entry.is_regular_file()) files.push_back(entry.path());
      }
      std::sort(files.begin(), files.end());
      for (const auto& file : files) {
        std::ifstream stream(file, std::ios::binary);
        corpus.emplace_back(std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>());
      }
    }
  }
  if (corpus.empty()) {
    std::fprintf(stderr, "there is no corpus\n");
    return 2;
  }
  LLVMFuzzerInitialize(&argc, &argv);
  for (int signal : {SIGSEGV, SIGABRT, SIGBUS, SIGFPE, SIGILL, SIGALRM}) std::signal(signal, die);
  if (__sanitizer_set_death_callback != nullptr) __sanitizer_set_death_callback(keep_input);
  size_t subjects = fuzz::target().subject_count();
  for (std::string input : corpus) {
    for (size_t subject = 0; subject < std::max<size_t>(subjects, 1); ++subject) {
      if (subjects != 0) set_subject(input, subject);
      run(input);
    }
  }
  Mutator mutator(corpus, seed);
  auto begin = std::chrono::steady_clock::now();
  uint64_t done = 0;
  for (; seconds != 0 || done < runs; ++done) {
    if (seconds != 0 && std::chrono::steady_clock::now() - begin > std::chrono::seconds(seconds)) break;
    run(mutator.next());
  }
  alarm(0);
  std::printf("%zu inputs of the corpus and %llu mutations, no fault\n", corpus.size(),
              static_cast<unsigned long long>(done));
  std::fflush(stdout);
  _exit(0);
}
