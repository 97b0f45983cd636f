package org.pawl.vnfm.vnfpkgm;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.pawl.vnfm.vnfpkgm.csar.CsarArchive;
import org.pawl.vnfm.vnfpkgm.tosca.NodeTemplate;
import org.pawl.vnfm.vnfpkgm.tosca.ServiceTemplate;
import org.pawl.vnfm.vnfpkgm.tosca.TypeTree;
import org.pawl.vnfm.vnfpkgm.tosca.YamlNode;
import org.pawl.vnfm.vnfpkgm.tosca.YamlNode.YamlList;
import org.pawl.vnfm.vnfpkgm.tosca.YamlNode.YamlMap;

/** Reads one deployment flavour from the file that describes it (SOL001 6.8.2 to 6.8.5). */
final class VnfDfParser {

  private static final String COMPUTE = "tosca.nodes.nfv.Vdu.Compute";
  private static final String VDU_CP = "tosca.nodes.nfv.VduCp";
  private static final String EXT_CP = "tosca.nodes.nfv.VnfExtCp";

  private final ServiceTemplate file;
  private final TypeTree nodeTypes;
  private final VduParser vdus;
  private final Policies policies;
  private final Map<String, NodeTemplate> nodes;

  VnfDfParser(
      ServiceTemplate file,
      TypeTree nodeTypes,
      TypeTree artifactTypes,
      TypeTree policyTypes,
      CsarArchive archive) {
    this.file = file;
    this.nodeTypes = nodeTypes;
    this.nodes = file.nodeTemplates();
    this.policies =
        new Policies(file, policyTypes, ofType(COMPUTE).stream().map(NodeTemplate::name).toList());
    this.vdus = new VduParser(file, artifactTypes, archive, policies);
  }

  boolean hasVdus() {
    return !ofType(COMPUTE).isEmpty();
  }

  VnfDf parse(String flavourId, String description) {
    var computes = ofType(COMPUTE);
    var scaling = new ScalingParser(policies);
    var aspects = scaling.aspects();
    var cps = ofType(VDU_CP);
    cps.forEach(this::requireVdu);
    var parsed =
        computes.stream()
            .map(vdu ->
                vdus.parse(
                    vdu,
                    cps.stream().filter(cp -> boundTo(cp).equals(vdu.name())).toList(),
                    aspects))
            .toList();
    var external = extCpds(cps);
    for (var cp : cps) {
      if (external.stream().noneMatch(each -> each.vduCpId().equals(cp.name()))) {
        throw cp.place()
            .refused(
                "the connection point "
                    + cp.name()
                    + " leads nowhere: name it in substitution_mappings, requirements");
      }
    }
    var sized =
        new VnfDf(flavourId, description, parsed, external, aspects, List.of(), null, List.of());
    var levels = scaling.levels(sized);
    var flavour =
        new VnfDf(
            flavourId,
            description,
            parsed,
            external,
            aspects,
            levels,
            scaling.defaultLevel(levels),
            new AffinityParser(policies).rules());
    ScalingParser.requireWithinProfiles(flavour, file.topology().place());
    return flavour;
  }

  private List<ExtCpd> extCpds(List<NodeTemplate> cps) {
    var found = new ArrayList<ExtCpd>();
    file.topology()
        .map("substitution_mappings")
        .get("requirements")
        .ifPresent(
            requirements -> mappings(requirements).forEach(mapping -> addMapped(mapping, found)));
    for (var external : ofType(EXT_CP)) {
      if (found.stream().noneMatch(each -> each.id().equals(external.name()))) {
        found.add(behind(external, cps));
      }
    }
    return found;
  }

  private void addMapped(YamlNode mapping, List<ExtCpd> found) {
    var name =
        mapping instanceof YamlList list && !list.items().isEmpty()
            ? list.items().getFirst().asText()
            : mapping.asText();
    var node = nodes.get(name);
    if (node == null) {
      throw mapping.place().refused("there is no node template " + name);
    }
    if (nodeTypes.isA(node.type(), VDU_CP)) {
      found.add(new ExtCpd(name, boundTo(node), name));
    } else if (!nodeTypes.isA(node.type(), EXT_CP)) {
      throw mapping.place().refused(name + " is no connection point");
    }
  }

  private static List<YamlNode> mappings(YamlNode requirements) {
    return switch (requirements) {
      case YamlMap map -> List.copyOf(map.entries().values());
      case YamlList list ->
          list.items().stream().flatMap(each -> each.asMap().entries().values().stream()).toList();
      case YamlNode.YamlScalar scalar ->
          throw scalar.place().refused("a map of requirements is expected here");
    };
  }

  /** The VDU's connection point that shares the internal virtual link of an external one. */
  private ExtCpd behind(NodeTemplate external, List<NodeTemplate> cps) {
    var link = external.requirement("internal_virtual_link");
    var reached =
        cps.stream()
            .filter(cp -> link.isPresent() && cp.requirement("virtual_link").equals(link))
            .toList();
    if (reached.size() != 1) {
      throw external
          .place()
          .refused(
              external.name()
                  + " reaches "
                  + reached.size()
                  + " connection points of VDUs by its internal_virtual_link; it must be one");
    }
    var cp = reached.getFirst();
    return new ExtCpd(external.name(), boundTo(cp), cp.name());
  }

  private String boundTo(NodeTemplate cp) {
    return cp.requirement("virtual_binding")
        .orElseThrow(() ->
            cp.place()
                .refused(
                    "the connection point " + cp.name() + " has no requirement virtual_binding"));
  }

  private void requireVdu(NodeTemplate cp) {
    var vdu = nodes.get(boundTo(cp));
    if (vdu == null || !nodeTypes.isA(vdu.type(), COMPUTE)) {
      throw cp.place()
          .refused(
              "the connection point "
                  + cp.name()
                  + " is bound to "
                  + boundTo(cp)
                  + ", which is no VDU");
    }
  }

  private List<NodeTemplate> ofType(String type) {
    return nodes.values().stream().filter(node -> nodeTypes.isA(node.type(), type)).toList();
  }
}
