package org.pawl.vnfm.vnfpkgm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.pawl.vnfm.vnfpkgm.IndicatorDeclaration.Aggregation;
import org.pawl.vnfm.vnfpkgm.tosca.ServiceTemplate;
import org.pawl.vnfm.vnfpkgm.tosca.TypeTree;
import org.pawl.vnfm.vnfpkgm.tosca.YamlNode;
import org.pawl.vnfm.vnfpkgm.tosca.YamlNode.YamlMap;

/** Reads which handlers are indicators: the policies of our type in all files. */
final class IndicatorParser {

  private static final String TYPE = "org.pawl.policies.ClickHandlerIndicator";
  private static final Pattern HANDLER =
      Pattern.compile("([A-Za-z_@][A-Za-z0-9_@/]*)\\.([A-Za-z0-9_@+-]+)");

  private IndicatorParser() {}

  static List<IndicatorDeclaration> parse(List<ServiceTemplate> files) {
    var types = new TypeTree(files, "policy_types");
    var found = new ArrayList<IndicatorDeclaration>();
    var ids = new HashSet<String>();
    for (var file : files) {
      for (var policies : policies(file)) {
        policies
            .maps()
            .forEach((id, policy) -> {
              if (policy.text("type").filter(type -> types.isA(type, TYPE)).isEmpty()) {
                return;
              }
              if (!ids.add(id)) {
                throw policy.place().refused("there are two indicators " + id);
              }
              found.add(declaration(id, policy.map("properties")));
            });
      }
    }
    return found;
  }

  private static List<YamlMap> policies(ServiceTemplate file) {
    return file.topology().get("policies").stream()
        .flatMap(policies -> policies.asList().items().stream())
        .map(YamlNode::asMap)
        .toList();
  }

  private static IndicatorDeclaration declaration(String id, YamlMap properties) {
    var node = properties.require("handler");
    var handler = HANDLER.matcher(node.asText());
    if (!handler.matches()) {
      throw node.place()
          .refused(
              node.asText()
                  + " names no handler: write element.handler, as in in_passed.count or firewall/passed.count");
    }
    return new IndicatorDeclaration(
        id,
        properties.text("name").orElse(null),
        handler.group(1),
        handler.group(2),
        properties.get("aggregation").map(IndicatorParser::aggregation).orElse(Aggregation.SUM));
  }

  private static Aggregation aggregation(YamlNode node) {
    return Arrays.stream(Aggregation.values())
        .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(node.asText()))
        .findFirst()
        .orElseThrow(
            () -> node.place().refused("aggregation has to be one of sum, mean, min and max"));
  }
}
