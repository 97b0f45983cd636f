#include "elements/ipsec/ipsecaesgcm.hh"

#include <openssl/evp.h>
#include <rte_byteorder.h>

#include <algorithm>
#include <cstring>

#include "graph/args.hh"
#include "graph/registry.hh"
#include "graph/timer.hh"
#include "graph/value_handlers.hh"

namespace click {

namespace {

constexpr uint32_t kIv = 8;
constexpr uint32_t kTag = 16;
constexpr uint32_t kFront = kEspHeader + kIv;

}  // namespace

IPsecAESGCM::IPsecAESGCM() : context_(EVP_CIPHER_CTX_new()), counter_(wall_time()) {}

IPsecAESGCM::~IPsecAESGCM() { EVP_CIPHER_CTX_free(context_); }

Status IPsecAESGCM::configure(Args& args) {
  uint32_t encrypt = 0;
  RawText text;
  std::string key;
  Status status =
      args.mandatory("ENCRYPT", encrypt)
          .mandatory("KEY", text)
          .check([&] { return encrypt <= 1; }, "ENCRYPT must be 0 or 1")
          .check([&] { return read_key(text.text, key) && (key.size() == 20 || key.size() == 28 || key.size() == 36); },
                 "KEY must have 20, 28 or 36 bytes: the AES key and 4 bytes of salt")
          .finish();
  if (!status) return status;
  encrypt_ = encrypt == 1;
  const EVP_CIPHER* cipher = key.size() == 20   ? EVP_aes_128_gcm()
                             : key.size() == 28 ? EVP_aes_192_gcm()
                                                : EVP_aes_256_gcm();
  std::memcpy(salt_, key.data() + key.size() - sizeof salt_, sizeof salt_);
  bool good = context_ != nullptr &&
              EVP_CipherInit_ex(context_, cipher, nullptr, reinterpret_cast<const unsigned char*>(key.data()), nullptr,
                                encrypt_ ? 1 : 0) == 1;
  return good ? status : Status::error("the cipher cannot be made ready");
}

Status IPsecAESGCM::take_state(Element& previous) {
  auto& before = static_cast<IPsecAESGCM&>(previous);
  counter_ = std::max(counter_, before.counter_);
  bad_ = before.bad_;
  return Status::ok();
}

bool IPsecAESGCM::encrypt(Packet& packet) {
  uint32_t length = packet.length() - kFront;
  if (!packet.put(kTag)) return false;
  uint8_t* data = packet.writable_data();
  uint64_t iv = rte_cpu_to_be_64(++counter_);
  std::memcpy(data + kEspHeader, &iv, sizeof iv);
  uint8_t nonce[12];
  std::memcpy(nonce, salt_, 4);
  std::memcpy(nonce + 4, &iv, kIv);
  int out = 0;
  return EVP_CipherInit_ex(context_, nullptr, nullptr, nullptr, nonce, 1) == 1 &&
         EVP_CipherUpdate(context_, nullptr, &out, data, kEspHeader) == 1 &&
         EVP_CipherUpdate(context_, data + kFront, &out, data + kFront, static_cast<int>(length)) == 1 &&
         EVP_CipherFinal_ex(context_, data + kFront + length, &out) == 1 &&
         EVP_CIPHER_CTX_ctrl(context_, EVP_CTRL_AEAD_GET_TAG, kTag, data + kFront + length) == 1;
}

bool IPsecAESGCM::decrypt(Packet& packet) {
  if (packet.length() < kFront + kTag || !packet.make_writable()) return false;
  uint32_t length = packet.length() - kFront - kTag;
  uint8_t* data = packet.writable_data();
  uint8_t nonce[12];
  std::memcpy(nonce, salt_, 4);
  std::memcpy(nonce + 4, data + kEspHeader, kIv);
  int out = 0;
  bool right = EVP_CipherInit_ex(context_, nullptr, nullptr, nullptr, nonce, 0) == 1 &&
               EVP_CipherUpdate(context_, nullptr, &out, data, kEspHeader) == 1 &&
               EVP_CipherUpdate(context_, data + kFront, &out, data + kFront, static_cast<int>(length)) == 1 &&
               EVP_CIPHER_CTX_ctrl(context_, EVP_CTRL_AEAD_SET_TAG, kTag, data + kFront + length) == 1 &&
               EVP_CipherFinal_ex(context_, data + kFront + length, &out) == 1;
  if (right) packet.take(kTag);
  return right;
}

PortId IPsecAESGCM::process(Packet& packet) {
  if (encrypt_) {
    if (packet.length() < kFront) return dropped(DropReason::kTooShort);
    return encrypt(packet) ? 0 : dropped(DropReason::kNoMemory);
  }
  if (decrypt(packet)) return 0;
  ++bad_;
  return output_count() > 1 ? 1 : dropped(DropReason::kBadChecksum);
}

void IPsecAESGCM::add_handlers(Handlers& handlers) { add_read_handler(handlers, "drops", bad_); }

REGISTER_ELEMENT(IPsecAESGCM);

}  // namespace click
