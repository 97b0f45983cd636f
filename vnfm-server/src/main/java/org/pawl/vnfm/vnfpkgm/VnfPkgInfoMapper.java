package org.pawl.vnfm.vnfpkgm;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.pawl.vnfm.api.vnfpkgm.Checksum;
import org.pawl.vnfm.api.vnfpkgm.Link;
import org.pawl.vnfm.api.vnfpkgm.PackageOnboardingStateType;
import org.pawl.vnfm.api.vnfpkgm.PackageOperationalStateType;
import org.pawl.vnfm.api.vnfpkgm.PackageUsageStateType;
import org.pawl.vnfm.api.vnfpkgm.ProblemDetails;
import org.pawl.vnfm.api.vnfpkgm.VnfPackageArtifactInfo;
import org.pawl.vnfm.api.vnfpkgm.VnfPackageSoftwareImageInfo;
import org.pawl.vnfm.api.vnfpkgm.VnfPkgInfo;
import org.pawl.vnfm.api.vnfpkgm.VnfPkgInfoLinks;
import org.pawl.vnfm.sol.Links;
import org.pawl.vnfm.vnfpkgm.VnfPackageService.PackageAndUse;
import org.pawl.vnfm.vnfpkgm.csar.CsarContents;
import org.pawl.vnfm.vnfpkgm.csar.CsarFile;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Turns packages into what the interface shows of them. */
@Component
class VnfPkgInfoMapper {

  static final String PATH = "/vnfpkgm/v2/vnf_packages/";

  private final JsonMapper json;

  VnfPkgInfoMapper(JsonMapper json) {
    this.json = json;
  }

  VnfPkgInfo toInfo(PackageAndUse each) {
    var from = each.vnfPackage();
    var info =
        new VnfPkgInfo()
            .id(from.id().toString())
            .onboardingState(PackageOnboardingStateType.valueOf(from.onboardingState().name()))
            .operationalState(PackageOperationalStateType.valueOf(from.operationalState().name()))
            .usageState(
                each.inUse() ? PackageUsageStateType.IN_USE : PackageUsageStateType.NOT_IN_USE)
            .links(links(PATH + from.id()));
    if (!from.userDefinedData().isEmpty()) {
      info.userDefinedData(from.userDefinedData());
    }
    var failure = from.onboardingFailure();
    if (failure != null) {
      info.onboardingFailureDetails(json.convertValue(failure, ProblemDetails.class));
    }
    if (from.onboardingState() == PackageOnboardingState.ONBOARDED) {
      addContent(info, from.requireOnboarded());
    }
    return info;
  }

  private static void addContent(VnfPkgInfo info, VnfPackage.Onboarded onboarded) {
    var vnfd = onboarded.vnfd();
    var contents = onboarded.contents();
    var images = images(vnfd).toList();
    info.vnfdId(vnfd.id())
        .vnfProvider(vnfd.provider())
        .vnfProductName(vnfd.productName())
        .vnfSoftwareVersion(vnfd.softwareVersion())
        .vnfdVersion(vnfd.descriptorVersion())
        .vnfmInfo(vnfd.vnfmInfo())
        .compatibleSpecificationVersions(
            contents.manifestMetadata().get("compatible_specification_versions"))
        .checksum(new Checksum().algorithm("SHA-256").hash(onboarded.sha256()))
        .packageSecurityOption(
            contents.csarPath() == null
                ? VnfPkgInfo.PackageSecurityOptionEnum.OPTION_1
                : VnfPkgInfo.PackageSecurityOptionEnum.OPTION_2)
        .signingCertificate(contents.signingCertificate())
        .softwareImages(
            images.stream().map(image -> image(image, vnfd, contents, onboarded.at())).toList())
        .additionalArtifacts(artifacts(contents, images));
  }

  private static Stream<SwImage> images(Vnfd vnfd) {
    return vnfd.flavours().stream()
        .flatMap(flavour -> flavour.vdus().stream())
        .map(Vdu::swImage)
        .filter(image -> image != null && image.path() != null)
        .distinct();
  }

  private static VnfPackageSoftwareImageInfo image(
      SwImage image, Vnfd vnfd, CsarContents contents, Instant at) {
    var file = contents.file(String.valueOf(image.path())).orElseThrow();
    return new VnfPackageSoftwareImageInfo()
        .id(image.id())
        .name(image.name())
        .provider(vnfd.provider())
        .version(image.version())
        .checksum(new Checksum().algorithm(file.algorithm()).hash(file.hash()))
        .isEncrypted(false)
        .containerFormat(
            VnfPackageSoftwareImageInfo.ContainerFormatEnum.fromValue(
                image.containerFormat().toUpperCase(Locale.ROOT)))
        .diskFormat(
            VnfPackageSoftwareImageInfo.DiskFormatEnum.fromValue(
                image.diskFormat().toUpperCase(Locale.ROOT)))
        .createdAt(at.atOffset(ZoneOffset.UTC))
        .minDisk(image.minDiskBytes())
        .minRam(image.minRamBytes())
        .size(file.size())
        .imagePath(file.path());
  }

  /** Every file but images, descriptor and the archive's own files. */
  private static List<VnfPackageArtifactInfo> artifacts(
      CsarContents contents, List<SwImage> images) {
    Set<String> imagePaths =
        images.stream().map(image -> String.valueOf(image.path())).collect(Collectors.toSet());
    return contents.files().stream()
        .filter(file -> !imagePaths.contains(file.path()) && !isOwn(file.path(), contents))
        .map(VnfPkgInfoMapper::artifact)
        .toList();
  }

  private static boolean isOwn(String path, CsarContents contents) {
    return path.equals(contents.metaPath())
        || path.equals(contents.manifestPath())
        || path.equals(contents.entryDefinitions())
        || path.startsWith("Definitions/");
  }

  private static VnfPackageArtifactInfo artifact(CsarFile file) {
    return new VnfPackageArtifactInfo()
        .artifactPath(file.path())
        .checksum(new Checksum().algorithm(file.algorithm()).hash(file.hash()))
        .isEncrypted(false)
        .nonManoArtifactSetId(file.nonManoArtifactSetId())
        .artifactClassification(classification(file.classification()));
  }

  private static VnfPackageArtifactInfo.@Nullable ArtifactClassificationEnum classification(
      @Nullable String name) {
    return name == null ? null : VnfPackageArtifactInfo.ArtifactClassificationEnum.fromValue(name);
  }

  private static VnfPkgInfoLinks links(String self) {
    return new VnfPkgInfoLinks()
        .self(link(self))
        .vnfd(link(self + "/vnfd"))
        .packageContent(link(self + "/package_content"));
  }

  private static Link link(String path) {
    return new Link().href(Links.to(path).toString());
  }
}
