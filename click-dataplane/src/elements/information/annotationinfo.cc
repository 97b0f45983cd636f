#include "elements/information/annotationinfo.hh"

#include "graph/args.hh"
#include "graph/registry.hh"
#include "graph/router.hh"
#include "support/text.hh"

namespace click {

Status AnnotationInfo::configure(Args& args) {
  Status status;
  std::vector<std::string> overlaps;
  for (const std::string& argument : args.all()) {
    std::string_view rest = argument;
    if (take_word(rest) == "CHECK_OVERLAP") {
      overlaps.emplace_back(rest);
    } else {
      status.add(define(argument, args));
    }
  }
  for (const std::string& names : overlaps) status.add(check_overlap(names, args));
  return status;
}

Status AnnotationInfo::define(const std::string& argument, const Args& args) {
  std::vector<std::string> words = split_words(argument);
  AnnotationSlot slot{0, 1};
  bool good = words.size() == 2 || words.size() == 3;
  std::string text = good ? words[1] + (words.size() == 3 ? "/" + words[2] : "") : "";
  if (!good || ArgumentType<AnnotationSlot>::parse(text, slot, args.context()))
    return Status::error("expected `NAME OFFSET [SIZE]' within the 48 bytes of annotations, not '" + argument + "'");
  AnnotationSlot built_in;
  std::string bytes{static_cast<char>(slot.offset), static_cast<char>(slot.size)};
  bool known = !ArgumentType<AnnotationSlot>::parse(words[0], built_in, args.context());
  if (known && built_in != slot) return Status::error("'" + words[0] + "' has a meaning already");
  router().names().define(NameTable::kAnnotation, words[0], bytes, name());
  return Status::ok();
}

Status AnnotationInfo::check_overlap(std::string_view names, const Args& args) {
  Status status;
  std::vector<std::pair<std::string, AnnotationSlot>> slots;
  for (const std::string& name : split_words(names)) {
    AnnotationSlot slot{0, 1};
    if (ParseError error = ArgumentType<AnnotationSlot>::parse(name, slot, args.context())) {
      status.add(Status::error("CHECK_OVERLAP: " + *error + ", not '" + name + "'"));
      continue;
    }
    for (const auto& [other, taken] : slots) {
      if (slot.offset < taken.offset + taken.size && taken.offset < slot.offset + slot.size)
        status.add(Status::error("annotations " + other + " and " + name + " overlap"));
    }
    slots.emplace_back(name, slot);
  }
  return status;
}

REGISTER_ELEMENT(AnnotationInfo);

}  // namespace click
