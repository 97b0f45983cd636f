#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "init.h"

bool exists(const char* path) { return access(path, F_OK) == 0; }

ssize_t read_file(const char* path, char* text, size_t size) {
  int file = open(path, O_RDONLY | O_CLOEXEC);
  if (file < 0) return -1;
  size_t length = 0;
  ssize_t part = 0;
  while (length < size - 1 && (part = read(file, text + length, size - 1 - length)) > 0) length += (size_t)part;
  int fault = errno;
  close(file);
  errno = fault;
  text[length] = 0;
  return part < 0 ? -1 : (ssize_t)length;
}

static bool write_all(int file, const char* bytes, size_t size) {
  while (size > 0) {
    ssize_t part = write(file, bytes, size);
    if (part < 0) return false;
    bytes += part;
    size -= (size_t)part;
  }
  return true;
}

bool write_file(const char* path, const char* text) {
  int file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
  if (file < 0) return false;
  bool written = write_all(file, text, strlen(text));
  int fault = errno;
  close(file);
  errno = fault;
  return written;
}

bool copy_file(const char* from, const char* to, size_t limit) {
  int in = open(from, O_RDONLY | O_CLOEXEC);
  if (in < 0) return false;
  int out = open(to, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  char bytes[4096];
  size_t size = 0;
  ssize_t part = -1;
  while (out >= 0 && (part = read(in, bytes, sizeof bytes)) > 0) {
    size += (size_t)part;
    if (size > limit) errno = EFBIG;
    if (size > limit || !write_all(out, bytes, (size_t)part)) {
      part = -1;
      break;
    }
  }
  int fault = errno;
  close(in);
  if (out >= 0) close(out);
  if (part < 0) unlink(to);
  errno = fault;
  return part == 0;
}

bool link_name(const char* path, char* name, size_t size) {
  char target[PATH_SIZE];
  ssize_t length = readlink(path, target, sizeof target - 1);
  if (length < 0) return false;
  target[length] = 0;
  const char* last = strrchr(target, '/');
  last = last == NULL ? target : last + 1;
  if (strlen(last) >= size) return false;
  strcpy(name, last);
  return true;
}
