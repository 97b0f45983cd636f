#include "elements/userlevel/compressed_file.hh"

#include <bzlib.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

#include <cerrno>
#include <cstdio>
#include <cstring>

namespace click {

namespace {

constexpr unsigned kBuffer = 256 * 1024;

Status failure(const std::string& name, const char* what) {
  return Status::error(name + " cannot be " + what + ": " + (errno != 0 ? std::strerror(errno) : "no memory"));
}

bool is_bzip2(const std::string& name) {
  FILE* file = name == "-" ? nullptr : std::fopen(name.c_str(), "rbe");
  if (file == nullptr) return false;
  char magic[3] = {};
  bool found = std::fread(magic, 1, 3, file) == 3 && std::memcmp(magic, "BZh", 3) == 0;
  std::fclose(file);
  return found;
}

}  // namespace

// zlib reads files that are not packed as they are.
struct InputFile::Stream {
  gzFile gzip = nullptr;
  BZFILE* bzip2 = nullptr;
  ~Stream() {
    if (gzip != nullptr) gzclose(gzip);
    if (bzip2 != nullptr) BZ2_bzclose(bzip2);
  }
};

InputFile::InputFile() = default;
InputFile::~InputFile() = default;
InputFile::InputFile(InputFile&&) noexcept = default;
InputFile& InputFile::operator=(InputFile&&) noexcept = default;

Status InputFile::open(const std::string& name) {
  name_ = name;
  position_ = 0;
  stream_ = std::make_unique<Stream>();
  errno = 0;
  if (is_bzip2(name)) {
    stream_->bzip2 = BZ2_bzopen(name.c_str(), "rb");
    return stream_->bzip2 != nullptr ? Status::ok() : failure(name, "read");
  }
  stream_->gzip = name == "-" ? gzdopen(dup(STDIN_FILENO), "rb") : gzopen(name.c_str(), "rbe");
  if (stream_->gzip == nullptr) return failure(name, "read");
  gzbuffer(stream_->gzip, kBuffer);
  return Status::ok();
}

size_t InputFile::read(void* to, size_t bytes) {
  int count = stream_->bzip2 != nullptr ? BZ2_bzread(stream_->bzip2, to, static_cast<int>(bytes))
                                        : gzread(stream_->gzip, to, static_cast<unsigned>(bytes));
  if (count <= 0) return 0;
  position_ += static_cast<uint64_t>(count);
  return static_cast<size_t>(count);
}

std::string InputFile::error() const {
  int number = 0;
  const char* text = stream_->bzip2 != nullptr ? BZ2_bzerror(stream_->bzip2, &number) : gzerror(stream_->gzip, &number);
  return number < 0 && number != Z_BUF_ERROR ? name_ + ": " + text : "";
}

bool InputFile::seek(uint64_t position) {
  if (stream_->gzip != nullptr) {
    if (gzseek(stream_->gzip, static_cast<z_off_t>(position), SEEK_SET) < 0) return false;
    position_ = position;
    return true;
  }
  if (position < position_ && !open(name_)) return false;
  char skipped[4096];
  while (position_ < position) {
    if (read(skipped, std::min<uint64_t>(sizeof skipped, position - position_)) == 0) return false;
  }
  return true;
}

std::optional<uint64_t> InputFile::size() const {
  struct stat facts;
  if (stream_->gzip == nullptr || gzdirect(stream_->gzip) == 0) return std::nullopt;
  if (stat(name_.c_str(), &facts) != 0 || !S_ISREG(facts.st_mode)) return std::nullopt;
  return static_cast<uint64_t>(facts.st_size);
}

struct OutputFile::Stream {
  FILE* plain = nullptr;
  gzFile gzip = nullptr;
  BZFILE* bzip2 = nullptr;
  ~Stream() {
    if (plain == stdout) {
      std::fflush(plain);
    } else if (plain != nullptr) {
      std::fclose(plain);
    }
    if (gzip != nullptr) gzclose(gzip);
    if (bzip2 != nullptr) BZ2_bzclose(bzip2);
  }
};

OutputFile::OutputFile() = default;
OutputFile::~OutputFile() = default;
OutputFile::OutputFile(OutputFile&&) noexcept = default;
OutputFile& OutputFile::operator=(OutputFile&&) noexcept = default;

Status OutputFile::open(const std::string& name) {
  auto stream = std::make_unique<Stream>();
  errno = 0;
  if (name == "-") {
    stream->plain = stdout;
  } else if (name.ends_with(".gz")) {
    stream->gzip = gzopen(name.c_str(), "wbe");
  } else if (name.ends_with(".bz2")) {
    stream->bzip2 = BZ2_bzopen(name.c_str(), "wb");
  } else {
    stream->plain = std::fopen(name.c_str(), "wbe");
    if (stream->plain != nullptr) std::setvbuf(stream->plain, nullptr, _IOFBF, kBuffer);
  }
  if (stream->plain == nullptr && stream->gzip == nullptr && stream->bzip2 == nullptr) return failure(name, "written");
  stream_ = std::move(stream);
  return Status::ok();
}

bool OutputFile::write(const void* from, size_t bytes) {
  if (bytes == 0) return true;
  if (stream_->plain != nullptr) return std::fwrite(from, 1, bytes, stream_->plain) == bytes;
  if (stream_->gzip != nullptr) return gzwrite(stream_->gzip, from, static_cast<unsigned>(bytes)) != 0;
  return BZ2_bzwrite(stream_->bzip2, const_cast<void*>(from), static_cast<int>(bytes)) == static_cast<int>(bytes);
}

bool OutputFile::flush() {
  if (stream_->plain != nullptr) return std::fflush(stream_->plain) == 0;
  if (stream_->gzip != nullptr) return gzflush(stream_->gzip, Z_SYNC_FLUSH) == Z_OK;
  return true;  // bzip2 writes whole blocks only
}

}  // namespace click
