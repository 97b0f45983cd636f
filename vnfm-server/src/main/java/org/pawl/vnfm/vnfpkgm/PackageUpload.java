package org.pawl.vnfm.vnfpkgm;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import org.pawl.vnfm.sol.Problem;
import org.pawl.vnfm.sol.ProblemType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Takes a package's content in: CREATED or ERROR, then UPLOADING while bytes arrive, PROCESSING
 * while they are checked, and ONBOARDED or ERROR. Bytes rest in a file until every check has
 * passed; then all is stored in one transaction.
 */
@Component
class PackageUpload {

  private static final Logger LOG = LoggerFactory.getLogger(PackageUpload.class);

  private final PackageTransitions transitions;
  private final PackageVerifier verifier;
  private final PackageProperties properties;
  private final Clock clock;

  PackageUpload(
      PackageTransitions transitions,
      PackageVerifier verifier,
      PackageProperties properties,
      Clock clock) {
    this.transitions = transitions;
    this.verifier = verifier;
    this.properties = properties;
    this.clock = clock;
  }

  /**
   * Uploads; when it returns the package is on-boarded, when it throws the package shows the same
   * problem.
   */
  void upload(UUID packageId, InputStream content, long announcedLength) throws IOException {
    if (announcedLength > properties.maxUploadSize().toBytes()) {
      throw tooLarge();
    }
    var upload = UUID.randomUUID();
    transitions.beginUpload(packageId, upload, lease(properties.uploadLease()));
    take(packageId, upload, file -> receive(packageId, upload, content, file));
  }

  /** Writes content to where it is asked to. */
  interface Fetch {
    void into(OutputStream target) throws IOException;
  }

  /**
   * Takes in what the VNFM fetches by itself; a failure is shown on the package. The upload has
   * begun, perhaps elsewhere.
   */
  void fetch(UUID packageId, UUID upload, Fetch fetch) {
    try {
      take(packageId, upload, file -> receive(fetch, file));
    } catch (Problem refused) {
      LOG.debug("VNF package {} shows why", packageId, refused);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed); // the temporary file; the task is tried again
    }
  }

  /** This VNFM is being stopped; the package is fetched again by another, or after the start. */
  static final class BrokenOff extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BrokenOff(Throwable cause) {
      super("broken off because the VNFM is being stopped", cause);
    }
  }

  /** Brings the content into a file, and returns its SHA-256. */
  private interface Reception {
    String into(Path file) throws IOException;
  }

  private void take(UUID packageId, UUID upload, Reception reception) throws IOException {
    var file = Files.createTempFile("pawl-package", ".csar");
    try {
      var sha256 = reception.into(file);
      transitions.beginProcessing(packageId, upload, lease(properties.processingLease()));
      transitions.onboard(packageId, upload, verifier.verify(file, sha256), clock.instant());
      LOG.info("VNF package {} is on-boarded", packageId);
    } catch (BrokenOff handedOver) {
      throw handedOver;
    } catch (Problem refused) {
      throw fail(packageId, upload, refused);
    } catch (IOException | RuntimeException failed) {
      throw fail(
          packageId,
          upload,
          new Problem(
              ProblemType.INTERNAL_ERROR,
              "The package could not be processed: " + failed.getMessage(),
              Map.of(),
              failed));
    } finally {
      Files.delete(file);
    }
  }

  private String receive(Fetch fetch, Path file) throws IOException {
    var digest = sha256();
    try (var out =
        new BoundedOutputStream(
            new DigestOutputStream(Files.newOutputStream(file), digest),
            properties.maxUploadSize().toBytes(),
            this::tooLarge)) {
      fetch.into(out);
    } catch (IOException broken) {
      throw new Problem(
          ProblemType.UNAVAILABLE,
          "The package cannot be fetched: " + broken.getMessage() + ".",
          Map.of(),
          broken);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private String receive(UUID packageId, UUID upload, InputStream content, Path file)
      throws IOException {
    var digest = sha256();
    var renewAt = lease(properties.uploadLease().dividedBy(3));
    var length = 0L;
    var buffer = new byte[1 << 16];
    try (var out = new DigestOutputStream(Files.newOutputStream(file), digest)) {
      for (var count = read(content, buffer); count >= 0; count = read(content, buffer)) {
        out.write(buffer, 0, count);
        length += count;
        if (length > properties.maxUploadSize().toBytes()) {
          throw tooLarge();
        }
        if (clock.instant().isAfter(renewAt)) {
          transitions.renewLease(packageId, upload, lease(properties.uploadLease()));
          renewAt = lease(properties.uploadLease().dividedBy(3));
        }
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static int read(InputStream content, byte[] buffer) {
    try {
      return content.read(buffer);
    } catch (IOException broken) {
      throw new Problem(
          ProblemType.BAD_REQUEST,
          "The upload broke off: " + broken.getMessage() + ".",
          Map.of(),
          broken);
    }
  }

  private Problem fail(UUID packageId, UUID upload, Problem reason) {
    try {
      transitions.fail(packageId, upload, reason);
      LOG.info("VNF package {} is refused: {}", packageId, reason.detail());
    } catch (Problem overtaken) {
      reason.addSuppressed(overtaken);
    }
    return reason;
  }

  private Instant lease(Duration duration) {
    return clock.instant().plus(duration);
  }

  private Problem tooLarge() {
    return new Problem(
        ProblemType.CONTENT_TOO_LARGE,
        "The package is larger than the "
            + properties.maxUploadSize().toMegabytes()
            + " MB allowed.");
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
  }
}
