package org.pawl.vnfm.vnfpkgm;

import static org.pawl.vnfm.vnfpkgm.VnfPackagesController.packageId;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.pawl.vnfm.sol.Problem;
import org.pawl.vnfm.sol.ProblemType;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.ServletWebRequest;

/**
 * The bytes of packages (SOL005 9.4.4 to 9.4.7): they stream, and byte ranges of them can be had.
 */
@RestController
@RequestMapping("/vnfpkgm/v2/vnf_packages/{vnfPkgId}")
class VnfPackageFilesController {

  private static final MediaType ZIP = MediaType.parseMediaType("application/zip");

  private final VnfPackageService packages;
  private final PackageUpload upload;
  private final PackageFiles files;

  VnfPackageFilesController(VnfPackageService packages, PackageUpload upload, PackageFiles files) {
    this.packages = packages;
    this.upload = upload;
    this.files = files;
  }

  @PutMapping(path = "/package_content", consumes = "application/zip")
  ResponseEntity<Void> uploadPackageContent(
      @PathVariable String vnfPkgId, HttpServletRequest request) throws IOException {
    upload.upload(packageId(vnfPkgId), request.getInputStream(), request.getContentLengthLong());
    return ResponseEntity.accepted().build();
  }

  @GetMapping("/package_content")
  ResponseEntity<Resource> getPackageContent(
      @PathVariable String vnfPkgId, ServletWebRequest exchange) {
    return send(files.whole(find(vnfPkgId)), ZIP, exchange);
  }

  @GetMapping("/vnfd")
  ResponseEntity<Resource> getVnfd(
      @PathVariable String vnfPkgId,
      @RequestHeader(name = HttpHeaders.ACCEPT, defaultValue = "*/*") String accept,
      ServletWebRequest exchange) {
    var found = find(vnfPkgId);
    var paths = files.descriptor(found);
    var accepted = MediaType.parseMediaTypes(accept);
    if (paths.size() == 1 && accepts(accepted, MediaType.TEXT_PLAIN)) {
      return send(files.file(found, paths.getFirst()), MediaType.TEXT_PLAIN, exchange);
    }
    if (!accepts(accepted, ZIP)) {
      throw new Problem(
          ProblemType.NOT_ACCEPTABLE,
          "The descriptor consists of "
              + paths.size()
              + " file(s): accept "
              + (paths.size() == 1 ? "text/plain or application/zip." : "application/zip."));
    }
    var all = new ArrayList<>(paths);
    var meta = found.requireOnboarded().contents().metaPath();
    if (meta != null) {
      all.addFirst(meta);
    }
    return send(new ByteArrayResource(files.zip(found, all)), ZIP, exchange);
  }

  @GetMapping("/manifest")
  ResponseEntity<Resource> getManifest(@PathVariable String vnfPkgId, ServletWebRequest exchange) {
    var found = find(vnfPkgId);
    var path = found.requireOnboarded().contents().manifestPath();
    if (path == null) {
      throw Problem.notFound("manifest in the package", vnfPkgId);
    }
    return send(files.file(found, path), MediaType.TEXT_PLAIN, exchange);
  }

  @GetMapping("/artifacts/{*artifactPath}")
  ResponseEntity<Resource> getArtifact(
      @PathVariable String vnfPkgId,
      @PathVariable String artifactPath,
      ServletWebRequest exchange) {
    return send(
        files.file(find(vnfPkgId), artifactPath.substring(1)),
        MediaType.APPLICATION_OCTET_STREAM,
        exchange);
  }

  private VnfPackage find(String vnfPkgId) {
    return packages.get(packageId(vnfPkgId)).vnfPackage();
  }

  private static boolean accepts(List<MediaType> accepted, MediaType form) {
    return accepted.isEmpty() || accepted.stream().anyMatch(each -> each.includes(form));
  }

  /** Sends it all, or what the range asks for; that is cut out by Spring MVC. */
  private static ResponseEntity<Resource> send(
      Resource resource, MediaType type, ServletWebRequest exchange) {
    ByteRanges.requireSatisfiable(resource, exchange.getRequest(), exchange.getResponse());
    return ResponseEntity.ok()
        .contentType(type)
        .header(HttpHeaders.ACCEPT_RANGES, "bytes")
        .body(resource);
  }
}
