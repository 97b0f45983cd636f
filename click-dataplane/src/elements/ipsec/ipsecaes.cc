#include "elements/ipsec/ipsecaes.hh"

#include <openssl/evp.h>

#include "graph/args.hh"
#include "graph/registry.hh"

namespace click {

Status IPsecAES::configure(Args& args) {
  uint32_t encrypt = 0;
  RawText text;
  std::string key;
  Status status =
      args.mandatory("ENCRYPT", encrypt)
          .mandatory("KEY", text)
          .positional("IGNORE", ignored_)
          .check([&] { return encrypt <= 1; }, "ENCRYPT must be 0 or 1")
          .check([&] { return read_key(text.text, key) && (key.size() == 16 || key.size() == 24 || key.size() == 32); },
                 "KEY must have 16, 24 or 32 bytes")
          .finish();
  if (!status) return status;
  const EVP_CIPHER* cipher = key.size() == 16   ? EVP_aes_128_cbc()
                             : key.size() == 24 ? EVP_aes_192_cbc()
                                                : EVP_aes_256_cbc();
  return cipher_.open(cipher, key, encrypt == 1);
}

PortId IPsecAES::process(Packet& packet) {
  return cipher_.apply(packet, ignored_) ? 0 : dropped(DropReason::kMalformed);
}

REGISTER_ELEMENT(IPsecAES);

}  // namespace click
