#include "elements/ipsec/cipher.hh"

#include <openssl/evp.h>

#include "support/text.hh"

namespace click {

CbcCipher::CbcCipher() : context_(EVP_CIPHER_CTX_new()) {}

CbcCipher::~CbcCipher() { EVP_CIPHER_CTX_free(context_); }

Status CbcCipher::open(const evp_cipher_st* cipher, const std::string& key, bool encrypt) {
  encrypt_ = encrypt;
  bool good = context_ != nullptr &&
              EVP_CipherInit_ex(context_, cipher, nullptr, reinterpret_cast<const unsigned char*>(key.data()), nullptr,
                                encrypt ? 1 : 0) == 1 &&
              EVP_CIPHER_CTX_set_padding(context_, 0) == 1;
  if (!good) return Status::error("the cipher cannot be made ready");
  block_ = static_cast<uint32_t>(EVP_CIPHER_CTX_get_block_size(context_));
  return Status::ok();
}

bool CbcCipher::apply(Packet& packet, uint32_t ignored) {
  uint32_t front = kEspHeader + block_;
  if (packet.length() < front + ignored) return false;
  uint32_t length = packet.length() - front - ignored;
  if (length == 0 || length % block_ != 0) return false;
  uint8_t* data = packet.writable_data();
  if (data == nullptr) return false;
  int out = 0;
  return EVP_CipherInit_ex(context_, nullptr, nullptr, nullptr, data + kEspHeader, encrypt_ ? 1 : 0) == 1 &&
         EVP_CipherUpdate(context_, data + front, &out, data + front, static_cast<int>(length)) == 1 &&
         out == static_cast<int>(length);
}

bool read_key(std::string text, std::string& key) {
  if (text.starts_with("0x") || text.starts_with("0X")) text = "\\<" + text.substr(2) + ">";
  key = unquote(text.starts_with("\\<") ? "\"" + text + "\"" : text);
  return !key.empty();
}

}  // namespace click
