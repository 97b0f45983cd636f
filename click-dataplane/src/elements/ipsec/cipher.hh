#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "packet/packet.hh"
#include "support/status.hh"

struct evp_cipher_st;
struct evp_cipher_ctx_st;

namespace click {

inline constexpr uint32_t kEspHeader = 8;  // SPI and sequence number

// A block cipher in CBC mode over the payload of ESP packets (RFC 2451): the initialization vector stands behind the
// ESP header.
class CbcCipher {
 public:
  CbcCipher();
  ~CbcCipher();
  Status open(const evp_cipher_st* cipher, const std::string& key, bool encrypt);
  uint32_t block() const { return block_; }
  // False when the length is no multiple of the block. `ignored` bytes at the end stay as they are.
  bool apply(Packet& packet, uint32_t ignored);

 private:
  evp_cipher_ctx_st* context_;
  uint32_t block_ = 0;
  bool encrypt_ = false;
};

// The bytes of a key: a string with \<hexadecimal> in it, or 0x and hexadecimal digits. False when it is neither.
bool read_key(std::string text, std::string& key);

}  // namespace click
