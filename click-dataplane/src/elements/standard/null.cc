#include "elements/standard/null.hh"

#include "graph/registry.hh"

namespace click {

REGISTER_ELEMENT(Null);
REGISTER_ELEMENT_AS(Null, Null1);
REGISTER_ELEMENT_AS(Null, Null2);
REGISTER_ELEMENT_AS(Null, Null3);
REGISTER_ELEMENT_AS(Null, Null4);
REGISTER_ELEMENT_AS(Null, Null5);
REGISTER_ELEMENT_AS(Null, Null6);
REGISTER_ELEMENT_AS(Null, Null7);
REGISTER_ELEMENT_AS(Null, Null8);

}  // namespace click
