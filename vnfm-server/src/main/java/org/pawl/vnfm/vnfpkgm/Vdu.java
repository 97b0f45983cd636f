package org.pawl.vnfm.vnfpkgm;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A kind of virtual machine that the VNF consists of (SOL001 6.8.3, IFA011 7.1.6.2).
 *
 * @param id the node template's name, the vduId of SOL003
 * @param initialInstances how many of it a new VNF has
 * @param cpds its connection points by rising order
 * @param clickConfiguration the Click configuration that it runs
 * @param swImage the image that it boots; absent where the VIM brings its own
 */
public record Vdu(
    String id,
    String name,
    String description,
    int minInstances,
    int maxInstances,
    int initialInstances,
    VirtualResources resources,
    List<VduCpd> cpds,
    ClickArtifact clickConfiguration,
    @Nullable SwImage swImage) {

  public Vdu {
    cpds = List.copyOf(cpds);
  }

  /** The connection point with this identifier. */
  public Optional<VduCpd> cpd(String cpdId) {
    return cpds.stream().filter(each -> each.id().equals(cpdId)).findFirst();
  }

  /** The connection points of a role, by rising order. */
  public List<VduCpd> cpds(CpRole role) {
    return cpds.stream().filter(each -> each.role() == role).toList();
  }
}
