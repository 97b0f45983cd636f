package org.pawl.vnfm.vnfpkgm.csar;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.pawl.vnfm.sol.Findings;
import org.pawl.vnfm.sol.ProblemError;
import org.pawl.vnfm.sol.ProblemType;

/**
 * A package as it is delivered: the CSAR itself, or a ZIP that holds a CSAR, its signature and
 * perhaps the signer's certificate (SOL004 5.1, option 2). The CSAR of such a ZIP is unpacked into
 * a temporary file while it is read.
 */
public final class DeliveredPackage implements AutoCloseable {

  /**
   * The three files of option 2.
   *
   * @param csar its path in the delivered ZIP
   * @param file where it is unpacked
   */
  record Envelope(
      CsarArchive archive,
      String csar,
      String signature,
      @Nullable String certificate,
      Path file) {}

  private final CsarArchive csar;
  private final @Nullable Envelope envelope;

  private DeliveredPackage(CsarArchive csar, @Nullable Envelope envelope) {
    this.csar = csar;
    this.envelope = envelope;
  }

  /** Opens what was uploaded; the archives are inspected, what they hold is not verified here. */
  public static DeliveredPackage open(SeekableByteChannel channel, CsarLimits limits)
      throws IOException {
    var delivered = CsarArchive.open(channel, limits);
    try {
      return isEnvelope(delivered)
          ? unpack(delivered, limits, channel.size())
          : new DeliveredPackage(delivered, null);
    } catch (IOException | RuntimeException refused) {
      delivered.close();
      throw refused;
    }
  }

  /** The CSAR of a package that was verified before. */
  public static CsarArchive reopen(
      SeekableByteChannel channel, CsarLimits limits, @Nullable String csarPath)
      throws IOException {
    var delivered = CsarArchive.reopen(channel);
    if (csarPath == null) {
      return delivered;
    }
    try (delivered) {
      return CsarArchive.reopen(temporary(delivered, csarPath, limits, channel.size()));
    }
  }

  /** No TOSCA.meta and no descriptor, but a CSAR in the root. */
  private static boolean isEnvelope(CsarArchive delivered) {
    var names = delivered.entries().keySet();
    return !delivered.has(ToscaMeta.PATH)
        && names.stream().noneMatch(name -> name.matches("[^/]*\\.ya?ml"))
        && names.stream().anyMatch(DeliveredPackage::isCsar);
  }

  private static boolean isCsar(String name) {
    return name.matches("[^/]+\\.(?:csar|zip)");
  }

  private static DeliveredPackage unpack(CsarArchive delivered, CsarLimits limits, long packedBytes)
      throws IOException {
    var names = delivered.entries().keySet();
    var csars = names.stream().filter(DeliveredPackage::isCsar).toList();
    if (csars.size() != 1) {
      throw CsarArchive.refused(
          csars.get(1), "the ZIP holds several CSARs, and a package has one (SOL004 5.1)");
    }
    var csar = csars.getFirst();
    var signature = beside(delivered, csar, ".cms");
    var certificate = beside(delivered, csar, ".cert");
    if (signature == null) {
      throw CsarArchive.refused(
          csar,
          "the CSAR is delivered in a ZIP without its signature: put "
              + csar.replaceFirst("\\.[^.]*$", ".cms")
              + " beside it, or upload the CSAR itself");
    }
    requireNothingElse(
        names,
        Stream.of(csar, signature, certificate == null ? csar : certificate)
            .collect(Collectors.toSet()));
    var file = Files.createTempFile("pawl-package", ".csar");
    try {
      copy(delivered, csar, file, limits, packedBytes);
      var inner = CsarArchive.open(Files.newByteChannel(file, StandardOpenOption.READ), limits);
      return new DeliveredPackage(
          inner, new Envelope(delivered, csar, signature, certificate, file));
    } catch (IOException | RuntimeException refused) {
      Files.delete(file);
      throw refused;
    }
  }

  private static @Nullable String beside(CsarArchive delivered, String csar, String ending) {
    return Stream.of(csar.replaceFirst("\\.[^.]*$", ending), csar + ending)
        .filter(delivered::has)
        .findFirst()
        .orElse(null);
  }

  private static void requireNothingElse(Set<String> names, Set<String> known) {
    var findings = new Findings();
    names.stream()
        .filter(name -> !known.contains(name))
        .forEach(name ->
            findings.add(
                ProblemError.in(
                    name, "only a CSAR, its .cms and its .cert belong into the ZIP around it")));
    findings.requireNone(ProblemType.INVALID_VNF_PACKAGE, "The package is not valid");
  }

  private static SeekableByteChannel temporary(
      CsarArchive delivered, String csar, CsarLimits limits, long packedBytes) throws IOException {
    var file = Files.createTempFile("pawl-package", ".csar");
    try {
      copy(delivered, csar, file, limits, packedBytes);
      return Files.newByteChannel(
          file, StandardOpenOption.READ, StandardOpenOption.DELETE_ON_CLOSE);
    } catch (IOException | RuntimeException failed) {
      Files.delete(file);
      throw failed;
    }
  }

  private static void copy(
      CsarArchive delivered, String csar, Path file, CsarLimits limits, long packedBytes)
      throws IOException {
    var budget = new UnpackingBudget(limits, packedBytes);
    try (var in = delivered.open(csar);
        var out = Files.newOutputStream(file)) {
      var buffer = new byte[1 << 16];
      for (var count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        budget.spend(count, csar);
        out.write(buffer, 0, count);
      }
    } catch (IOException | IllegalArgumentException broken) {
      throw CsarArchive.refused(csar, "the file cannot be unpacked (" + broken.getMessage() + ")");
    }
  }

  /** The package's files. */
  public CsarArchive csar() {
    return csar;
  }

  @Nullable Envelope envelope() {
    return envelope;
  }

  @Override
  public void close() throws IOException {
    csar.close();
    if (envelope != null) {
      envelope.archive().close();
      Files.delete(envelope.file());
    }
  }
}
