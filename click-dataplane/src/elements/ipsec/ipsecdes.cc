#include "elements/ipsec/ipsecdes.hh"

#include <openssl/evp.h>

#include "graph/args.hh"
#include "graph/registry.hh"

namespace click {

Status IPsecDES::configure(Args& args) {
  uint32_t encrypt = 0;
  RawText text;
  std::string key;
  Status status = args.mandatory("ENCRYPT", encrypt)
                      .mandatory("KEY", text)
                      .positional("IGNORE", ignored_)
                      .check([&] { return encrypt <= 1; }, "ENCRYPT must be 0 or 1")
                      .check([&] { return read_key(text.text, key) && (key.size() == 8 || key.size() == 24); },
                             "KEY must have 8 or 24 bytes")
                      .finish();
  if (!status) return status;
  // With one key three times, triple DES is DES.
  if (key.size() == 8) {
    log_warning("DES protects nothing any more (RFC 8221); use IPsecAESGCM");
    key = key + key + key;
  }
  return cipher_.open(EVP_des_ede3_cbc(), key, encrypt == 1);
}

PortId IPsecDES::process(Packet& packet) {
  return cipher_.apply(packet, ignored_) ? 0 : dropped(DropReason::kMalformed);
}

REGISTER_ELEMENT(IPsecDES);

}  // namespace click
