#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "support/status.hh"

namespace click {

// A file that is read from front to back, as it is or unpacked when it is gzip or bzip2. Positions count unpacked
// bytes.
// "-" is the standard input.
class InputFile {
 public:
  InputFile();
  ~InputFile();
  InputFile(InputFile&&) noexcept;
  InputFile& operator=(InputFile&&) noexcept;

  Status open(const std::string& name);
  // The number of bytes read; less than asked for only at the end, or on an error, which error() tells then.
  size_t read(void* to, size_t bytes);
  std::string error() const;
  uint64_t position() const { return position_; }
  bool seek(uint64_t position);
  // Nothing where it cannot be known.
  std::optional<uint64_t> size() const;

 private:
  struct Stream;
  std::string name_;
  std::unique_ptr<Stream> stream_;
  uint64_t position_ = 0;
};

// A file that is written, packed when its name ends with .gz or .bz2. "-" is the standard output.
class OutputFile {
 public:
  OutputFile();
  ~OutputFile();
  OutputFile(OutputFile&&) noexcept;
  OutputFile& operator=(OutputFile&&) noexcept;

  Status open(const std::string& name);
  bool is_open() const { return stream_ != nullptr; }
  // These are false when the file could not be written.
  bool write(const void* from, size_t bytes);
  bool flush();

 private:
  struct Stream;
  std::unique_ptr<Stream> stream_;
};

}  // namespace click
