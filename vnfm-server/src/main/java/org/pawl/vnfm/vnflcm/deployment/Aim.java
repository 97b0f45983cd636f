package org.pawl.vnfm.vnflcm.deployment;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.pawl.vnfm.sol.Problem;
import org.pawl.vnfm.sol.ProblemType;
import org.pawl.vnfm.vnflcm.ExtVirtualLinkData;
import org.pawl.vnfm.vnflcm.InstantiatedVnfInfo;
import org.pawl.vnfm.vnflcm.InstantiatedVnfInfo.ScaleInfo;
import org.pawl.vnfm.vnfpkgm.InstantiationLevel;
import org.pawl.vnfm.vnfpkgm.OnboardedPackage;
import org.pawl.vnfm.vnfpkgm.VnfDf;
import org.pawl.vnfm.vnfpkgm.Vnfd;

/**
 * What an operation makes of a VNF as a whole: flavour, size, and the networks it is put on. What
 * resources that takes follows from it.
 */
public record Aim(
    UUID packageId,
    VnfDf flavour,
    InstantiationLevel size,
    List<ExtVirtualLinkData> extVirtualLinks,
    @Nullable String localizationLanguage) {

  public Aim {
    extVirtualLinks = List.copyOf(extVirtualLinks);
  }

  /** What stands behind an instance already; a flavour without scaling has the size it has. */
  static Aim standing(
      OnboardedPackage onboarded, InstantiatedVnfInfo info, Map<String, Integer> actual) {
    var flavour = flavour(onboarded.vnfd(), info.flavourId());
    var links =
        info.extVirtualLinkInfo().stream()
            .filter(link -> !link.currentVnfExtCpData().isEmpty())
            .map(link ->
                new ExtVirtualLinkData(
                    link.id(),
                    link.resourceHandle().vimConnectionId(),
                    null,
                    link.resourceHandle().resourceId(),
                    link.currentVnfExtCpData()))
            .toList();
    return new Aim(
        onboarded.packageId(),
        flavour,
        size(flavour, info, actual),
        links,
        info.localizationLanguage());
  }

  private static InstantiationLevel size(
      VnfDf flavour, InstantiatedVnfInfo info, Map<String, Integer> actual) {
    if (!flavour.scalingAspects().isEmpty()) {
      return flavour.sizeAt(levels(info.scaleStatus()));
    }
    var instances = new LinkedHashMap<String, Integer>();
    flavour.vdus().forEach(vdu -> instances.put(vdu.id(), actual.getOrDefault(vdu.id(), 0)));
    return new InstantiationLevel("", "", Map.of(), instances);
  }

  /** Scale levels by their aspects. */
  public static Map<String, Integer> levels(@Nullable List<ScaleInfo> scaleInfo) {
    return scaleInfo == null
        ? Map.of()
        : scaleInfo.stream()
            .collect(
                Collectors.toMap(ScaleInfo::aspectId, ScaleInfo::scaleLevel, (_, last) -> last));
  }

  /** The same at another size. */
  public Aim at(InstantiationLevel other) {
    return new Aim(packageId, flavour, other, extVirtualLinks, localizationLanguage);
  }

  /** The same on other networks. */
  public Aim on(List<ExtVirtualLinkData> links) {
    return new Aim(packageId, flavour, size, links, localizationLanguage);
  }

  /** A flavour of a descriptor; refuses with 422 one that it has not. */
  public static VnfDf flavour(Vnfd vnfd, String flavourId) {
    return vnfd.flavour(flavourId)
        .orElseThrow(() ->
            refused(
                "The VNFD has no flavour "
                    + flavourId
                    + "; it has "
                    + names(vnfd.flavours().stream().map(VnfDf::flavourId).toList())
                    + "."));
  }

  /** The size that a request names by level or by scale levels, or else the default one. */
  public static InstantiationLevel size(
      VnfDf flavour, @Nullable String levelId, @Nullable List<ScaleInfo> scaleInfo) {
    if (levelId != null && scaleInfo != null && !scaleInfo.isEmpty()) {
      throw new Problem(
          ProblemType.BAD_REQUEST,
          "An instantiation level and scale levels exclude each other: leave one of them out.");
    }
    if (levelId != null) {
      return flavour
          .instantiationLevel(levelId)
          .orElseThrow(() ->
              refused(
                  "Flavour "
                      + flavour.flavourId()
                      + " has no instantiation level "
                      + levelId
                      + "; it has "
                      + names(
                          flavour.instantiationLevels().stream()
                              .map(InstantiationLevel::id)
                              .toList())
                      + "."));
    }
    return scaleInfo == null || scaleInfo.isEmpty()
        ? flavour.defaultInstantiationLevel()
        : size(flavour, flavour.defaultInstantiationLevel().scaleLevels(), levels(scaleInfo));
  }

  /**
   * The size at given scale levels; refuses with 422 levels that the flavour has not.
   *
   * @param others the levels of aspects that are not given
   */
  public static InstantiationLevel size(
      VnfDf flavour, Map<String, Integer> others, Map<String, Integer> given) {
    given.forEach((aspectId, level) -> requireLevel(flavour, aspectId, level));
    var levels = new LinkedHashMap<>(others);
    levels.putAll(given);
    return flavour.sizeAt(levels);
  }

  private static void requireLevel(VnfDf flavour, String aspectId, int level) {
    var aspect = flavour.scalingAspect(aspectId).orElseThrow(() -> noAspect(flavour, aspectId));
    if (level < 0 || level > aspect.maxScaleLevel()) {
      throw refused(
          "The scaling aspect %s has the levels 0 to %d, not %d."
              .formatted(aspectId, aspect.maxScaleLevel(), level));
    }
  }

  private static Problem noAspect(VnfDf flavour, String aspectId) {
    return refused(
        "Flavour "
            + flavour.flavourId()
            + " has no scaling aspect "
            + aspectId
            + "; it has "
            + names(flavour.scalingAspects().stream().map(each -> each.id()).toList())
            + ".");
  }

  static String names(List<String> ids) {
    return ids.isEmpty() ? "none" : ids.stream().sorted().collect(Collectors.joining(", "));
  }

  static Problem refused(String detail) {
    return new Problem(ProblemType.UNPROCESSABLE_CONTENT, detail);
  }
}
