package org.pawl.vnfm.vnfpkgm;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.pawl.vnfm.api.vnfpkgm.CreateVnfPkgInfoRequest;
import org.pawl.vnfm.api.vnfpkgm.UploadVnfPackageFromUriRequest;
import org.pawl.vnfm.api.vnfpkgm.VnfPackagesApi;
import org.pawl.vnfm.api.vnfpkgm.VnfPkgInfo;
import org.pawl.vnfm.api.vnfpkgm.VnfPkgInfoModifications;
import org.pawl.vnfm.notification.CallbackUri;
import org.pawl.vnfm.notification.SubscriptionAuthentication;
import org.pawl.vnfm.sol.Etag;
import org.pawl.vnfm.sol.Links;
import org.pawl.vnfm.sol.ListQuery;
import org.pawl.vnfm.sol.Page;
import org.pawl.vnfm.sol.Problem;
import org.pawl.vnfm.sol.ProblemType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** The packages' resources (SOL005 9.4.2, 9.4.3). */
@RestController
class VnfPackagesController implements VnfPackagesApi {

  private static final Set<String> EXCLUDED_BY_DEFAULT =
      Set.of(
          "softwareImages",
          "additionalArtifacts",
          "userDefinedData",
          "checksum",
          "onboardingFailureDetails");

  private final VnfPackageService packages;
  private final PackageDownloads downloads;
  private final VnfPkgInfoMapper mapper;
  private final JsonMapper json;

  VnfPackagesController(
      VnfPackageService packages,
      PackageDownloads downloads,
      VnfPkgInfoMapper mapper,
      JsonMapper json) {
    this.packages = packages;
    this.downloads = downloads;
    this.mapper = mapper;
    this.json = json;
  }

  @Override
  public ResponseEntity<VnfPkgInfo> createVnfPackage(CreateVnfPkgInfoRequest request) {
    var created = packages.create(userDefinedData(request.getUserDefinedData()));
    return ResponseEntity.created(Links.to(VnfPkgInfoMapper.PATH + created.vnfPackage().id()))
        .eTag(Etag.of(created.vnfPackage().version()).value())
        .body(mapper.toInfo(created));
  }

  @Override
  public ResponseEntity<List<VnfPkgInfo>> listVnfPackages(
      @Nullable String filter,
      @Nullable String allFields,
      @Nullable String fields,
      @Nullable String excludeFields,
      @Nullable String excludeDefault,
      @Nullable String nextpageOpaqueMarker) {
    var selectors = new ListQuery.Selectors(allFields, fields, excludeFields, excludeDefault);
    var query = new ListQuery<>(json, VnfPkgInfo.class, filter, selectors, EXCLUDED_BY_DEFAULT);
    var found = query.apply(packages.all().stream().map(mapper::toInfo).toList());
    return Page.of(found, VnfPkgInfo::getId, nextpageOpaqueMarker).toResponse();
  }

  @Override
  public ResponseEntity<VnfPkgInfo> getVnfPackage(String vnfPkgId) {
    var found = packages.get(packageId(vnfPkgId));
    return ResponseEntity.ok()
        .eTag(Etag.of(found.vnfPackage().version()).value())
        .body(mapper.toInfo(found));
  }

  @Override
  public ResponseEntity<VnfPkgInfoModifications> updateVnfPackage(
      String vnfPkgId, VnfPkgInfoModifications changes, @Nullable String ifMatch) {
    var state = changes.getOperationalState();
    var data = changes.getUserDefinedData();
    if (state == null && data == null) {
      throw new Problem(
          ProblemType.BAD_REQUEST, "Give operationalState, userDefinedData, or both.");
    }
    var wanted = state == null ? null : PackageOperationalState.valueOf(state.name());
    var changed =
        packages.change(packageId(vnfPkgId), wanted, new HashMap<>(userDefinedData(data)), ifMatch);
    return ResponseEntity.ok().eTag(Etag.of(changed.version()).value()).body(changes);
  }

  @Override
  public ResponseEntity<Void> uploadVnfPackageFromUri(
      String vnfPkgId, UploadVnfPackageFromUriRequest request) {
    var uri = CallbackUri.parse("addressInformation", request.getAddressInformation());
    downloads.order(packageId(vnfPkgId), uri.toString(), authentication(request));
    return ResponseEntity.accepted().build();
  }

  /** User name and password are what version 1 had; version 2 has client credentials. */
  private static @Nullable SubscriptionAuthentication authentication(
      UploadVnfPackageFromUriRequest request) {
    var oauth2 = request.getParamsOauth2ClientCredentials();
    var isPassword = request.getUserName() != null || request.getPassword() != null;
    if (oauth2 == null && !isPassword) {
      return null;
    }
    if (oauth2 != null && isPassword) {
      throw new Problem(
          ProblemType.BAD_REQUEST,
          "Give either userName and password, or paramsOauth2ClientCredentials.");
    }
    if (oauth2 == null) {
      if (request.getUserName() == null || request.getPassword() == null) {
        throw new Problem(ProblemType.BAD_REQUEST, "Give userName and password together.");
      }
      return new SubscriptionAuthentication(
          List.of(SubscriptionAuthentication.AuthType.BASIC),
          new SubscriptionAuthentication.ParamsBasic(request.getUserName(), request.getPassword()),
          null);
    }
    var endpoint = CallbackUri.parse("tokenEndpoint", oauth2.getTokenEndpoint());
    return new SubscriptionAuthentication(
        List.of(SubscriptionAuthentication.AuthType.OAUTH2_CLIENT_CREDENTIALS),
        null,
        new SubscriptionAuthentication.ParamsOauth2ClientCredentials(
            oauth2.getClientId(), oauth2.getClientPassword(), endpoint.toString()));
  }

  @Override
  public ResponseEntity<Void> deleteVnfPackage(String vnfPkgId) {
    packages.delete(packageId(vnfPkgId));
    return ResponseEntity.noContent().build();
  }

  /** What the caller keeps with the package; texts in PostgreSQL hold no NUL. */
  private Map<String, Object> userDefinedData(@Nullable Map<String, Object> data) {
    if (data != null && json.writeValueAsString(data).contains("\\u0000")) {
      throw new Problem(ProblemType.BAD_REQUEST, "userDefinedData holds the character NUL.");
    }
    return data == null ? Map.of() : data;
  }

  static UUID packageId(String vnfPkgId) {
    try {
      return UUID.fromString(vnfPkgId);
    } catch (IllegalArgumentException notOurs) {
      throw Problem.notFound("VNF package", vnfPkgId);
    }
  }
}
