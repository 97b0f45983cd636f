#include "elements/ip/ipencap.hh"

#include "graph/args.hh"
#include "graph/handlers.hh"
#include "graph/registry.hh"
#include "packet/ip_protocol.hh"

namespace click {

Status IPEncap::read_destination(const std::string& text, const ArgumentContext& context) {
  IpAddress address;
  annotated_destination_ = text == "DST_ANNO";
  if (!annotated_destination_) {
    if (ParseError error = ArgumentType<IpAddress>::parse(text, address, context))
      return Status::error("DST: " + *error + " or DST_ANNO, not '" + text + "'");
  }
  header_.dst_addr = address.raw;
  sum_ = rte_raw_cksum(&header_, sizeof header_);
  return Status::ok();
}

Status IPEncap::configure(Args& args) {
  IpProtocol protocol;
  IpAddress source;
  std::string destination;
  std::string ect = "false";
  uint8_t ttl = 250;
  uint8_t dscp = 0;
  uint8_t tos = 0;
  bool ce = false;
  bool df = false;
  bool has_dscp = false;
  bool has_ect = false;
  bool has_ce = false;
  bool has_tos = false;
  Status status =
      args.mandatory("PROTO", protocol)
          .mandatory("SRC", source)
          .mandatory("DST", destination)
          .keyword("TTL", ttl)
          .keyword("DSCP", dscp, &has_dscp)
          .keyword("ECT", ect, &has_ect)
          .keyword("CE", ce, &has_ce)
          .keyword("TOS", tos, &has_tos)
          .keyword("DF", df)
          .check([&] { return dscp <= 63; }, "DSCP must be from 0 to 63")
          .check([&] { return !has_tos || !(has_dscp || has_ect || has_ce); }, "give TOS, or DSCP, ECT and CE")
          .finish();
  if (!status) return status;
  status.add(read_destination(destination, args.context()));
  bool capable = false;
  if (ect != "2" && ArgumentType<bool>::parse(ect, capable, args.context()))
    status.add(Status::error("ECT: expected true, false or 2, not '" + ect + "'"));
  unsigned ecn = ce ? 3 : ect == "2" ? 2 : capable ? 1 : 0;
  header_.version_ihl = 0x45;
  header_.type_of_service = has_tos ? tos : static_cast<uint8_t>((dscp << 2) | ecn);
  header_.fragment_offset = df ? RTE_BE16(0x4000) : 0;
  header_.time_to_live = ttl;
  header_.next_proto_id = protocol.number;
  header_.src_addr = source.raw;
  sum_ = rte_raw_cksum(&header_, sizeof header_);
  return status;
}

PortId IPEncap::process(Packet& packet) {
  if (!packet.push(sizeof header_)) [[unlikely]]
    return dropped(DropReason::kNoMemory);
  auto* header = rte_pktmbuf_mtod(packet.mbuf(), rte_ipv4_hdr*);
  std::memcpy(header, &header_, sizeof header_);
  header->total_length = rte_cpu_to_be_16(static_cast<uint16_t>(packet.length()));
  header->packet_id = rte_cpu_to_be_16(id_++);
  // Of the header only these change from packet to packet.
  uint32_t sum = sum_ + header->total_length + header->packet_id;
  if (annotated_destination_) {
    header->dst_addr = packet.destination_ip();
    sum += (header->dst_addr >> 16) + (header->dst_addr & 0xffff);
  }
  sum = (sum & 0xffff) + (sum >> 16);
  header->hdr_checksum = static_cast<uint16_t>(~(sum + (sum >> 16)));
  annotate_ip(packet, 0, *header);
  return 0;
}

void IPEncap::add_handlers(Handlers& handlers) {
  handlers.read("src", [this] { return IpAddress{header_.src_addr}.text(); });
  handlers.write("src", [this](std::string_view text) {
    IpAddress address;
    Status status = Args({std::string(text)}, *this).mandatory("src", address).finish();
    if (status) header_.src_addr = address.raw;
    sum_ = rte_raw_cksum(&header_, sizeof header_);
    return status;
  });
  handlers.read("dst", [this] { return annotated_destination_ ? "DST_ANNO" : IpAddress{header_.dst_addr}.text(); });
  handlers.write("dst",
                 [this](std::string_view text) { return read_destination(std::string(text), ArgumentContext{*this}); });
}

REGISTER_ELEMENT(IPEncap);

}  // namespace click
