package org.pawl.vnfm.vnfpkgm;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.pawl.vnfm.vnfpkgm.csar.CsarArchive;
import org.pawl.vnfm.vnfpkgm.tosca.NodeTemplate;
import org.pawl.vnfm.vnfpkgm.tosca.ScalarUnit;
import org.pawl.vnfm.vnfpkgm.tosca.ServiceTemplate;
import org.pawl.vnfm.vnfpkgm.tosca.TypeTree;
import org.pawl.vnfm.vnfpkgm.tosca.YamlNode;
import org.pawl.vnfm.vnfpkgm.tosca.YamlNode.YamlMap;

/**
 * Reads a VDU with its connection points, its Click configuration and its image (SOL001 6.8.3,
 * 6.8.4).
 */
final class VduParser {

  private static final String SW_IMAGE = "tosca.artifacts.nfv.SwImage";
  private static final String INITIAL_DELTA = "tosca.policies.nfv.VduInitialDelta";

  private final ServiceTemplate file;
  private final TypeTree artifactTypes;
  private final CsarArchive archive;
  private final Policies policies;

  VduParser(ServiceTemplate file, TypeTree artifactTypes, CsarArchive archive, Policies policies) {
    this.file = file;
    this.artifactTypes = artifactTypes;
    this.archive = archive;
    this.policies = policies;
  }

  Vdu parse(NodeTemplate vdu, List<NodeTemplate> cps, List<ScalingAspect> aspects) {
    var properties = vdu.properties();
    var profile = properties.map("vdu_profile");
    var min = profile.get("min_number_of_instances").map(YamlNode::asCount).orElse(1);
    var initial = initialInstances(vdu.name()).orElse(Math.max(min, 1));
    var largest =
        initial
            + aspects.stream()
                .mapToInt(each -> each.instancesAt(each.maxScaleLevel(), vdu.name()))
                .sum();
    return new Vdu(
        vdu.name(),
        properties.text("name").orElse(vdu.name()),
        properties.text("description").orElse(""),
        min,
        profile
            .get("max_number_of_instances")
            .map(YamlNode::asCount)
            .orElse(Math.max(min, largest)),
        initial,
        resources(vdu),
        cpds(vdu, cps),
        clickConfiguration(vdu),
        swImage(vdu));
  }

  private Optional<Integer> initialInstances(String vduId) {
    return policies.ofType(INITIAL_DELTA).stream()
        .filter(policy -> policies.vdus(policy).contains(vduId))
        .map(policy ->
            policy.properties().map("initial_delta").require("number_of_instances").asCount())
        .findFirst();
  }

  private static VirtualResources resources(NodeTemplate vdu) {
    var compute = vdu.capability("virtual_compute");
    var storage =
        compute.get("virtual_local_storage").stream()
            .flatMap(list -> list.asList().items().stream())
            .mapToLong(each -> ScalarUnit.bytes(each.asMap().require("size_of_storage")))
            .sum();
    var cpus = compute.map("virtual_cpu").require("num_virtual_cpu");
    if (cpus.asCount() < 1) {
      throw cpus.place().refused("a VDU needs at least one virtual CPU");
    }
    return new VirtualResources(
        cpus.asCount(),
        ScalarUnit.bytes(compute.map("virtual_memory").require("virtual_mem_size")),
        storage);
  }

  private static List<VduCpd> cpds(NodeTemplate vdu, List<NodeTemplate> cps) {
    var cpds =
        cps.stream().map(VduParser::cpd).sorted(Comparator.comparingInt(VduCpd::order)).toList();
    var roles = cpds.stream().map(VduCpd::role).toList();
    if (roles.size() < 2 || !roles.equals(List.of(CpRole.values()).subList(0, roles.size()))) {
      var orders =
          cpds.stream().map(cpd -> cpd.id() + " " + cpd.order()).collect(Collectors.joining(", "));
      throw vdu.place()
          .refused(
              "the VDU "
                  + vdu.name()
                  + " must have connection points of order 0 (management), 1 (port 0 of the Click"
                  + " configuration) and so on, each once; it has "
                  + (orders.isEmpty() ? "none" : orders));
    }
    return cpds;
  }

  private static VduCpd cpd(NodeTemplate cp) {
    var order = cp.properties().require("order");
    var role =
        CpRole.ofOrder(order.asCount())
            .orElseThrow(() ->
                order
                    .place()
                    .refused(
                        "order must be 0 (management) to %d (port %d of the Click configuration), not %s"
                            .formatted(
                                CpRole.values().length - 1,
                                CpRole.values().length - 2,
                                order.asText())));
    var protocols = cp.properties().require("layer_protocols").asList().texts();
    return new VduCpd(
        cp.name(),
        cp.properties().text("description").orElse(""),
        order.asCount(),
        role,
        protocols);
  }

  private ClickArtifact clickConfiguration(NodeTemplate vdu) {
    var artifacts =
        vdu.artifacts().values().stream().filter(each -> isA(each, ClickArtifact.TYPE)).toList();
    if (artifacts.size() != 1) {
      throw vdu.place()
          .refused(
              "the VDU "
                  + vdu.name()
                  + " must have one artifact of type "
                  + ClickArtifact.TYPE
                  + "; it has "
                  + artifacts.size());
    }
    return new ClickArtifact(path(artifacts.getFirst().require("file")));
  }

  private @Nullable SwImage swImage(NodeTemplate vdu) {
    var artifact =
        vdu.artifacts().entrySet().stream()
            .filter(each -> isA(each.getValue(), SW_IMAGE))
            .findFirst();
    var data =
        vdu.properties()
            .get("sw_image_data")
            .map(YamlNode::asMap)
            .or(() ->
                artifact
                    .map(each -> each.getValue().map("properties"))
                    .filter(map -> map.get("name").isPresent()));
    if (data.isEmpty()) {
      return null;
    }
    var path = artifact.map(each -> path(each.getValue().require("file"))).orElse(null);
    return swImage(artifact.map(java.util.Map.Entry::getKey).orElse("sw_image"), data.get(), path);
  }

  private static SwImage swImage(String id, YamlMap data, @Nullable String path) {
    var checksum = data.get("checksum").map(YamlNode::asMap);
    return new SwImage(
        id,
        data.require("name").asText(),
        data.require("version").asText(),
        checksum.map(map -> map.require("algorithm").asText()).orElse(null),
        checksum.map(map -> map.require("hash").asText()).orElse(null),
        data.text("container_format").orElse("bare"),
        data.text("disk_format").orElse("qcow2"),
        data.get("min_disk").map(ScalarUnit::bytes).orElse(0L),
        data.get("min_ram").map(ScalarUnit::bytes).orElse(0L),
        data.get("size").map(ScalarUnit::bytes).orElse(0L),
        path);
  }

  private boolean isA(YamlMap artifact, String type) {
    return artifact.text("type").filter(each -> artifactTypes.isA(each, type)).isPresent();
  }

  private String path(YamlNode name) {
    return VnfdFiles.resolve(file.path(), name.asText(), archive)
        .orElseThrow(() -> name.place().refused("the package holds no file " + name.asText()));
  }
}
