package org.pawl.vnfm.dashboard.view;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.pawl.vnfm.dashboard.view.VnfView.ConnectionPoint;
import org.pawl.vnfm.sol.Problem;
import org.pawl.vnfm.vnfpkgm.PackageSummaries;
import org.pawl.vnfm.vnfpkgm.PackageSummary;
import org.pawl.vnfm.vnfpkgm.VnfDf;
import org.pawl.vnfm.vnfpkgm.VnfPackages;
import org.pawl.vnfm.vnfpkgm.Vnfd;
import org.springframework.stereotype.Component;

/** Reads VNF packages for pages. */
@Component
public class PackageReader {

  private final PackageSummaries summaries;
  private final VnfPackages packages;

  PackageReader(PackageSummaries summaries, VnfPackages packages) {
    this.summaries = summaries;
    this.packages = packages;
  }

  /** All packages, by name. */
  public List<PackageView> list() {
    return summaries.list().stream()
        .map(PackageReader::view)
        .sorted(Comparator.comparing(PackageView::product).thenComparing(PackageView::id))
        .toList();
  }

  /** How VNFs of a descriptor are instantiated: its first flavour, as it is described first. */
  public Deployment deployment(String vnfdId) {
    VnfDf flavour =
        packages
            .byVnfdId(vnfdId)
            .flatMap(each -> each.vnfd().flavours().stream().findFirst())
            .orElseThrow(() -> Problem.notFound("on-boarded package with the VNFD", vnfdId));
    return new Deployment(vnfdId, flavour.flavourId(), ConnectionPoint.of(flavour));
  }

  /** How a package is uploaded; the page cannot do it yet. */
  public static CurlCall uploadCall(String base) {
    return CurlCall.upload("upload", "upload a package", base + "/vnfpkgm/v2/vnf_packages");
  }

  private static PackageView view(PackageSummary each) {
    Optional<Vnfd> vnfd = Optional.ofNullable(each.vnfd());
    return new PackageView(
        each.id(),
        vnfd.map(it -> it.productName() + " " + it.softwareVersion()).orElse("not on-boarded"),
        vnfd.map(Vnfd::provider).orElse("package " + each.id()),
        vnfd.map(Vnfd::id).orElse(null),
        condition(each),
        each.inUse() ? "in use" : "not in use",
        each.enabled());
  }

  private static Condition condition(PackageSummary each) {
    return switch (each.onboardingState()) {
      case CREATED -> new Condition(Tone.IDLE, "CREATED", "Its content was not uploaded yet.");
      case UPLOADING, PROCESSING ->
          new Condition(Tone.BUSY, each.onboardingState().name(), "Its content is being taken in.");
      case ERROR ->
          new Condition(
              Tone.BAD,
              "ERROR",
              each.failure() == null ? "Its content was refused." : each.failure());
      case ONBOARDED ->
          each.enabled()
              ? new Condition(Tone.GOOD, "ENABLED", "VNFs can be made from it.")
              : new Condition(Tone.IDLE, "DISABLED", "No VNF can be made from it now.");
    };
  }
}
