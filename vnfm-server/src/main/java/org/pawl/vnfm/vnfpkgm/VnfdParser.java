package org.pawl.vnfm.vnfpkgm;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.pawl.vnfm.vnfpkgm.csar.CsarArchive;
import org.pawl.vnfm.vnfpkgm.tosca.NodeTemplate;
import org.pawl.vnfm.vnfpkgm.tosca.ServiceTemplate;
import org.pawl.vnfm.vnfpkgm.tosca.TypeTree;
import org.pawl.vnfm.vnfpkgm.tosca.YamlNode;
import org.pawl.vnfm.vnfpkgm.tosca.YamlNode.YamlList;
import org.pawl.vnfm.vnfpkgm.tosca.YamlNode.YamlMap;

/**
 * Reads from TOSCA files what the VNF is as a whole (SOL001 6.8.1) and lets each deployment flavour
 * be read.
 */
final class VnfdParser {

  private static final String VNF = "tosca.nodes.nfv.VNF";

  private final VnfdFiles files;
  private final CsarArchive archive;
  private final TypeTree nodeTypes;

  private VnfdParser(VnfdFiles files, CsarArchive archive) {
    this.files = files;
    this.archive = archive;
    this.nodeTypes = new TypeTree(files.templates(), "node_types");
  }

  static Vnfd parse(VnfdFiles files, CsarArchive archive) {
    return new VnfdParser(files, archive).parse();
  }

  private Vnfd parse() {
    var properties = new VnfProperties(nodeTypes, files.entry(), vnfNode(files.entry()));
    return new Vnfd(
        properties.text("descriptor_id"),
        properties.text("provider"),
        properties.text("product_name"),
        properties.text("software_version"),
        properties.text("descriptor_version"),
        properties.find("vnfm_info").map(VnfdParser::texts).orElse(List.of()),
        flavours(),
        IndicatorParser.parse(files.templates()));
  }

  private List<VnfDf> flavours() {
    var flavours = new ArrayList<VnfDf>();
    var ids = new HashSet<String>();
    for (var file : files.templates()) {
      var parser =
          new VnfDfParser(
              file,
              nodeTypes,
              new TypeTree(files.templates(), "artifact_types"),
              new TypeTree(files.templates(), "policy_types"),
              archive);
      if (!parser.hasVdus()) {
        continue;
      }
      var properties = new VnfProperties(nodeTypes, file, vnfNode(file));
      var id = properties.find("flavour_id").map(YamlNode::asText).orElse("default");
      if (!ids.add(id)) {
        throw file.topology()
            .place()
            .refused("the deployment flavour " + id + " is described by two files");
      }
      flavours.add(
          parser.parse(
              id, properties.find("flavour_description").map(YamlNode::asText).orElse("")));
    }
    if (flavours.isEmpty()) {
      throw files
          .entry()
          .topology()
          .place()
          .refused(
              "the descriptor has no VDU: a node template of type tosca.nodes.nfv.Vdu.Compute is"
                  + " missing");
    }
    return flavours;
  }

  /** The VNF's own node: in the file, or in any other one. */
  private Optional<NodeTemplate> vnfNode(ServiceTemplate first) {
    var ordered = new ArrayList<>(List.of(first));
    ordered.addAll(files.templates());
    return ordered.stream()
        .flatMap(file -> file.nodeTemplates().values().stream())
        .filter(node -> nodeTypes.isA(node.type(), VNF))
        .findFirst();
  }

  private static List<String> texts(YamlNode node) {
    return node instanceof YamlList list ? list.texts() : List.of(node.asText());
  }

  /**
   * The VNF's properties, wherever the descriptor puts them: at the VNF's node, at the substitution
   * mapping, or as the only value that its type allows.
   */
  private record VnfProperties(TypeTree types, ServiceTemplate file, Optional<NodeTemplate> node) {

    String text(String name) {
      return find(name)
          .map(YamlNode::asText)
          .filter(text -> !text.isBlank())
          .orElseThrow(() ->
              place()
                  .refused(
                      "the VNF has no "
                          + name
                          + ": set it at the node template whose type derives from "
                          + VNF));
    }

    Optional<YamlNode> find(String name) {
      var mapping = file.topology().map("substitution_mappings");
      return mapping
          .map("properties")
          .get(name)
          .or(() -> node.flatMap(each -> each.properties().get(name)))
          .or(() ->
              type(mapping)
                  .flatMap(types::declaration)
                  .flatMap(type -> ofType(type.map("properties").map(name))));
    }

    private Optional<String> type(YamlMap mapping) {
      return node.map(NodeTemplate::type).or(() -> mapping.text("node_type"));
    }

    private static Optional<YamlNode> ofType(YamlMap property) {
      return property
          .get("default")
          .or(() -> property.get("constraints").flatMap(VnfProperties::onlyValue));
    }

    private static Optional<YamlNode> onlyValue(YamlNode constraints) {
      return constraints.asList().items().stream()
          .flatMap(each -> each.asMap().get("valid_values").stream())
          .map(YamlNode::asList)
          .filter(list -> list.items().size() == 1)
          .map(list -> list.items().getFirst())
          .findFirst();
    }

    private org.pawl.vnfm.vnfpkgm.tosca.Place place() {
      return node.map(NodeTemplate::place).orElseGet(() -> file.root().place());
    }
  }
}
