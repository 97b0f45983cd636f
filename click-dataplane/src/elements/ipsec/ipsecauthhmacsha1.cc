#include "elements/ipsec/ipsecauthhmacsha1.hh"

#include <openssl/crypto.h>
#include <openssl/hmac.h>

#include <cstring>

#include "elements/ipsec/cipher.hh"
#include "graph/args.hh"
#include "graph/registry.hh"
#include "graph/value_handlers.hh"

namespace click {

namespace {

constexpr uint32_t kDigest = 12;

}  // namespace

Status IPsecAuthHMACSHA1::configure(Args& args) {
  uint32_t verify = 0;
  RawText text;
  Status status = args.mandatory("VERIFY", verify)
                      .mandatory("KEY", text)
                      .check([&] { return verify <= 1; }, "VERIFY must be 0 or 1")
                      .check([&] { return read_key(text.text, key_) && key_.size() >= 16 && key_.size() <= 64; },
                             "KEY must have 16 to 64 bytes")
                      .finish();
  verify_ = verify == 1;
  return status;
}

Status IPsecAuthHMACSHA1::take_state(Element& previous) {
  bad_ = static_cast<IPsecAuthHMACSHA1&>(previous).bad_;
  return Status::ok();
}

bool IPsecAuthHMACSHA1::sign(const uint8_t* data, uint32_t length, uint8_t* digest) const {
  unsigned char full[EVP_MAX_MD_SIZE];
  unsigned size = 0;
  if (HMAC(EVP_sha1(), key_.data(), static_cast<int>(key_.size()), data, length, full, &size) == nullptr) return false;
  std::memcpy(digest, full, kDigest);
  return true;
}

PortId IPsecAuthHMACSHA1::process(Packet& packet) {
  uint8_t digest[kDigest];
  if (!verify_) {
    if (!sign(packet.data(), packet.length(), digest)) return dropped(DropReason::kUnsupported);
    if (!packet.put(kDigest)) return dropped(DropReason::kNoMemory);
    std::memcpy(packet.writable_data() + packet.length() - kDigest, digest, kDigest);
    return 0;
  }
  bool right = packet.length() >= kEspHeader + kDigest && sign(packet.data(), packet.length() - kDigest, digest) &&
               CRYPTO_memcmp(digest, packet.end() - kDigest, kDigest) == 0;
  if (!right) {
    ++bad_;
    return output_count() > 1 ? 1 : dropped(DropReason::kBadChecksum);
  }
  packet.take(kDigest);
  return 0;
}

void IPsecAuthHMACSHA1::add_handlers(Handlers& handlers) { add_read_handler(handlers, "drops", bad_); }

REGISTER_ELEMENT(IPsecAuthHMACSHA1);

}  // namespace click
