#pragma once

#include "docs/element_docs.hh"
#include "graph/element.hh"
#include "graph/handlers.hh"
#include "graph/registry.hh"

namespace click {

/*
=c
DocumentationCheck()

=s test
refuses the configuration if an element class is not documented

=d
Every element class of the engine must have a documentation comment with =c, =s and =d, and each of its handlers must be
documented with the access that it has.
*/
class DocumentationCheck final : public Element {
 public:
  const char* class_name() const override { return "DocumentationCheck"; }
  const char* port_count() const override { return "0/0"; }
  Status configure(Args& args) override;
};

}  // namespace click
