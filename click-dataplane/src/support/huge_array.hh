#pragma once

#include <sys/mman.h>

#include <cstddef>
#include <cstdint>
#include <type_traits>
#include <utility>

namespace click {

enum class PageSize : uint8_t { kSmall, kHuge };

// A large array of plain values: all zero, and what was never written takes no memory. With huge pages, where the
// kernel has them, reading all over it does not miss the address translation too, but memory comes in larger pieces.
template <class T>
class HugeArray {
  static_assert(std::is_trivially_copyable_v<T>);

 public:
  HugeArray() = default;
  HugeArray(HugeArray&& other) noexcept { swap(other); }
  HugeArray& operator=(HugeArray&& other) noexcept {
    swap(other);
    return *this;
  }
  ~HugeArray() {
    if (memory_ != nullptr) munmap(memory_, bytes_);
  }

  // False when there is no memory. Forgets what it has.
  bool reserve(size_t count, PageSize pages) {
    HugeArray made;
    made.bytes_ = count * sizeof(T) + kHugePage;
    void* memory = mmap(nullptr, made.bytes_, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (memory == MAP_FAILED) return false;
    made.memory_ = memory;
    auto begin = (reinterpret_cast<uintptr_t>(memory) + kHugePage - 1) & ~(kHugePage - 1);
    made.entries_ = reinterpret_cast<T*>(begin);
    // Where the kernel has none it works all the same.
    if (pages == PageSize::kHuge) madvise(made.entries_, count * sizeof(T), MADV_HUGEPAGE);
    swap(made);
    return true;
  }

  explicit operator bool() const { return memory_ != nullptr; }
  T& operator[](size_t index) { return entries_[index]; }
  const T& operator[](size_t index) const { return entries_[index]; }
  T* data() { return entries_; }
  const T* data() const { return entries_; }

 private:
  static constexpr size_t kHugePage = size_t{2} << 20;

  void swap(HugeArray& other) {
    std::swap(memory_, other.memory_);
    std::swap(bytes_, other.bytes_);
    std::swap(entries_, other.entries_);
  }

  void* memory_ = nullptr;
  size_t bytes_ = 0;
  T* entries_ = nullptr;
};

}  // namespace click
