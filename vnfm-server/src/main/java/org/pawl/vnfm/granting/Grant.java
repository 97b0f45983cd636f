package org.pawl.vnfm.granting;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.pawl.vnfm.granting.GrantRequest.ResourceDefinition;
import org.pawl.vnfm.sol.Problem;
import org.pawl.vnfm.sol.ProblemType;

/** What the NFVO allows, and where it wants it to be (SOL003 9.5.2.3). */
public record Grant(
    String id,
    UUID vnfInstanceId,
    UUID vnfLcmOpOccId,
    @Nullable List<ZoneInfo> zones,
    @Nullable List<GrantInfo> addResources,
    @Nullable List<GrantInfo> removeResources,
    @Nullable List<GrantInfo> updateResources,
    @Nullable VimAssets vimAssets,
    @Nullable List<Map<String, Object>> extVirtualLinks,
    @Nullable List<Map<String, Object>> extManagedVirtualLinks) {

  /** A zone, by its name within the grant (SOL003 9.5.3.4). */
  public record ZoneInfo(String id, String zoneId) {}

  /** One granted resource (SOL003 9.5.3.3). */
  public record GrantInfo(String resourceDefinitionId, @Nullable String zoneId) {}

  /** What the VIM holds already. */
  public record VimAssets(
      @Nullable List<VimComputeResourceFlavour> computeResourceFlavours,
      @Nullable List<VimSoftwareImage> softwareImages) {}

  /** A VIM's flavour for a VDU's virtual compute descriptor. */
  public record VimComputeResourceFlavour(String vnfdVirtualComputeDescId, String vimFlavourId) {}

  /** A VIM's image for an image of the descriptor. */
  public record VimSoftwareImage(String vnfdSoftwareImageId, String vimSoftwareImageId) {}

  /** The zone at the VIM for a resource that is added. */
  public Optional<String> zone(String resourceDefinitionId) {
    return of(addResources)
        .filter(each -> each.resourceDefinitionId().equals(resourceDefinitionId))
        .map(GrantInfo::zoneId)
        .filter(Objects::nonNull)
        .findFirst()
        .map(local ->
            of(zones)
                .filter(zone -> zone.id().equals(local))
                .map(ZoneInfo::zoneId)
                .findFirst()
                .orElseThrow(() ->
                    unfit("it names the zone " + local + " without telling which one that is")));
  }

  /** The VIM's flavour for a VDU. */
  public Optional<String> flavour(String vduId) {
    return vimAssets == null
        ? Optional.empty()
        : of(vimAssets.computeResourceFlavours())
            .filter(each -> each.vnfdVirtualComputeDescId().equals(vduId))
            .map(VimComputeResourceFlavour::vimFlavourId)
            .findFirst();
  }

  /** The VIM's image for an image of the descriptor. */
  public Optional<String> image(String imageId) {
    return vimAssets == null
        ? Optional.empty()
        : of(vimAssets.softwareImages())
            .filter(each -> each.vnfdSoftwareImageId().equals(imageId))
            .map(VimSoftwareImage::vimSoftwareImageId)
            .findFirst();
  }

  /** Refuses a grant that is for something else, or for less than was asked for. */
  public void requireCovers(GrantRequest request) {
    if (!vnfInstanceId.equals(request.vnfInstanceId())
        || !vnfLcmOpOccId.equals(request.vnfLcmOpOccId())) {
      throw unfit("it is for another operation");
    }
    if (!(extVirtualLinks == null || extVirtualLinks.isEmpty())
        || !(extManagedVirtualLinks == null || extManagedVirtualLinks.isEmpty())) {
      throw unfit(
          "it puts the VNF on other networks than were asked for, which is not supported: name them in the request of the operation");
    }
    requireCovers(request.addResources(), addResources);
    requireCovers(request.removeResources(), removeResources);
    requireCovers(request.updateResources(), updateResources);
  }

  private static void requireCovers(
      List<ResourceDefinition> asked, @Nullable List<GrantInfo> granted) {
    var covered = new HashSet<>(of(granted).map(GrantInfo::resourceDefinitionId).toList());
    var missing =
        asked.stream().map(ResourceDefinition::id).filter(id -> !covered.contains(id)).toList();
    if (!missing.isEmpty()) {
      throw unfit(
          "it leaves out "
              + missing.stream().limit(3).collect(Collectors.joining(", "))
              + (missing.size() > 3 ? " and " + (missing.size() - 3) + " more" : ""));
    }
  }

  private static <T> Stream<T> of(@Nullable List<T> list) {
    return list == null ? Stream.empty() : list.stream();
  }

  private static Problem unfit(String reason) {
    return new Problem(
        ProblemType.UNPROCESSABLE_CONTENT, "The NFVO's grant cannot be followed: " + reason + ".");
  }
}
