#pragma once

#include "graph/element.hh"

namespace click {

/*
=c
AnnotationInfo(NAME OFFSET [SIZE], ..., [CHECK_OVERLAP NAME...])

=s information
gives names to annotations

=io
None.

=d
Lets NAME stand for the SIZE bytes from OFFSET on among the 48 bytes of a packet's annotations; SIZE is 1 by default.
Other elements that want an annotation take the name. The names that always exist, such as PAINT, keep their meaning.

Keyword arguments are:

CHECK_OVERLAP is a list of annotations' names. The configuration is refused if two of them share a byte.

=e
  AnnotationInfo(FLOW 24 2, CHECK_OVERLAP FLOW DST_IP PAINT);
  ... -> Paint(7, FLOW) -> ...

=a Paint, AddressInfo
*/
class AnnotationInfo final : public Element {
 public:
  const char* class_name() const override { return "AnnotationInfo"; }
  const char* port_count() const override { return "0/0"; }
  int configure_phase() const override { return kInfoPhase; }
  Status configure(Args& args) override;

 private:
  Status define(const std::string& argument, const Args& args);
  static Status check_overlap(std::string_view names, const Args& args);
};

}  // namespace click
