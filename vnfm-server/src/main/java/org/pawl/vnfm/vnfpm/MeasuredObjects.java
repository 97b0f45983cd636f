package org.pawl.vnfm.vnfpm;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.pawl.vnfm.sol.Problem;
import org.pawl.vnfm.sol.ProblemType;
import org.pawl.vnfm.vnflcm.InstantiatedVnfInfo;
import org.pawl.vnfm.vnflcm.InstantiatedVnfInfo.VnfcResourceInfo;
import org.pawl.vnfm.vnflcm.VnfInstanceDetail;
import org.pawl.vnfm.vnflcm.VnfInstances;
import org.pawl.vnfm.vnfpkgm.CpRole;
import org.pawl.vnfm.vnfpkgm.Vdu;
import org.pawl.vnfm.vnfpkgm.VduCpd;
import org.pawl.vnfm.vnfpkgm.VnfPackages;
import org.springframework.stereotype.Component;

/** Finds what there is to measure in VNF instances, as they are now. */
@Component
class MeasuredObjects {

  private final VnfInstances instances;
  private final VnfPackages packages;

  MeasuredObjects(VnfInstances instances, VnfPackages packages) {
    this.instances = instances;
    this.packages = packages;
  }

  /** Refuses with 422 an instance that is not there, or sub-objects that it does not have. */
  void require(ObjectType type, String vnfInstanceId, @Nullable List<String> subObjectInstanceIds) {
    var instance =
        find(vnfInstanceId)
            .orElseThrow(() -> unknown("There is no VNF instance " + vnfInstanceId + "."));
    if (subObjectInstanceIds == null) {
      return;
    }
    if (type == ObjectType.Vnf) {
      throw unknown("The objectType Vnf has no sub-objects: leave subObjectInstanceIds out.");
    }
    if (instance.instantiatedVnfInfo() == null) {
      return;
    }
    var present = of(type, instance).map(MeasuredObject::key).toList();
    for (var wanted : subObjectInstanceIds) {
      if (!present.contains(wanted)) {
        throw unknown(
            "The VNF instance %s has no %s %s; it has %s."
                .formatted(vnfInstanceId, type, wanted, present));
      }
    }
  }

  /** What is there of what is asked for; nothing of an instance that is gone. */
  List<MeasuredObject> of(
      ObjectType type, String vnfInstanceId, @Nullable List<String> subObjectInstanceIds) {
    return find(vnfInstanceId).stream()
        .flatMap(instance -> of(type, instance))
        .filter(each -> subObjectInstanceIds == null || subObjectInstanceIds.contains(each.key()))
        .toList();
  }

  private Optional<VnfInstanceDetail> find(String vnfInstanceId) {
    try {
      return instances.find(UUID.fromString(vnfInstanceId));
    } catch (IllegalArgumentException notOurs) {
      return Optional.empty();
    }
  }

  private Stream<MeasuredObject> of(ObjectType type, VnfInstanceDetail instance) {
    var info = instance.instantiatedVnfInfo();
    if (info == null) {
      return Stream.empty();
    }
    return switch (type) {
      case Vnf -> Stream.of(new MeasuredObject(instance.id(), null, instance.vnfcIds(), null));
      case Vnfc ->
          instance.vnfcIds().stream()
              .map(vnfc -> new MeasuredObject(instance.id(), vnfc.toString(), List.of(vnfc), null));
      case VnfIntCp -> ports(instance, info).values().stream();
      case VnfExtCp -> externalPorts(instance, info);
    };
  }

  private Stream<MeasuredObject> externalPorts(
      VnfInstanceDetail instance, InstantiatedVnfInfo info) {
    var ports = ports(instance, info);
    return info.extCpInfo().stream()
        .flatMap(cp ->
            Stream.ofNullable(ports.get(cp.associatedVnfcCpId()))
                .map(port ->
                    new MeasuredObject(instance.id(), cp.id(), port.vnfcIds(), port.port())));
  }

  /** The VNFCs' connection points that packets go through, by their identifiers. */
  private Map<String, MeasuredObject> ports(VnfInstanceDetail instance, InstantiatedVnfInfo info) {
    var found = new HashMap<String, MeasuredObject>();
    for (var vnfc : info.vnfcResourceInfo()) {
      var vdu = vdu(instance, info, vnfc);
      for (var cp : vnfc.vnfcCpInfo()) {
        vdu.flatMap(each -> each.cpd(cp.cpdId()))
            .map(VduCpd::role)
            .filter(role -> role != CpRole.MANAGEMENT)
            .ifPresent(role ->
                found.put(
                    cp.id(),
                    new MeasuredObject(
                        instance.id(),
                        cp.id(),
                        List.of(UUID.fromString(vnfc.id())),
                        role.portName())));
      }
    }
    return found;
  }

  private Optional<Vdu> vdu(
      VnfInstanceDetail instance, InstantiatedVnfInfo info, VnfcResourceInfo vnfc) {
    return packages
        .byVnfdId(instance.vnfdId())
        .flatMap(onboarded -> onboarded.vnfd().flavour(info.flavourId()))
        .flatMap(flavour -> flavour.vdu(vnfc.vduId()));
  }

  private static Problem unknown(String detail) {
    return new Problem(ProblemType.UNPROCESSABLE_CONTENT, detail);
  }
}
