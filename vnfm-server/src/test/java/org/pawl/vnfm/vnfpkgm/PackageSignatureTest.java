package org.pawl.vnfm.vnfpkgm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pawl.vnfm.sol.Problem;
import org.pawl.vnfm.vnfpkgm.SigningAuthority.Signing;
import org.pawl.vnfm.vnfpkgm.csar.CsarContents;
import org.pawl.vnfm.vnfpkgm.csar.VerificationMode;
import org.springframework.util.unit.DataSize;

/** Signatures of packages, in both of SOL004's options, and what each mode asks for. */
class PackageSignatureTest {

  private static final SigningAuthority ROOT = SigningAuthority.root("CN=Root of tests");
  private static final Signing VENDOR = ROOT.signing("CN=Vendor");

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"EC", "RSA"})
  void manifest_whenSignedByTrustedSigner_isAccepted(String algorithm) throws IOException {
    var vendor = vendor(algorithm, -1, 1, KeyUsage.digitalSignature);

    var contents = verify(signed(vendor), VerificationMode.STRICT);

    assertThat(Objects.requireNonNull(contents.signer()).subject()).isEqualTo("CN=Vendor");
    assertThat(contents.signer().root()).isEqualTo("CN=Root of tests");
    assertThat(contents.signingCertificate()).isNull();
    assertThat(contents.csarPath()).isNull();
  }

  @Test
  void manifest_whenSignedWithMailLineEnds_isAccepted() throws IOException {
    var csar =
        changelogged()
            .editManifest(text -> text + VENDOR.sign(text.replace("\n", "\r\n"), true))
            .build();

    assertThat(verify(csar, VerificationMode.STRICT).signer()).isNotNull();
  }

  @Test
  void manifest_whenCertificateIsAFileOfThePackage_isAcceptedAndShown() throws IOException {
    var contents = verify(withCertificateFile(VENDOR).build(), VerificationMode.STRICT);

    assertThat(contents.signingCertificate()).isEqualTo(VENDOR.certificatePem());
  }

  @Test
  void manifest_whenSignerComesThroughAnIntermediate_isAccepted() throws IOException {
    var vendor = ROOT.intermediate("CN=Between").signing("CN=Vendor");

    assertThat(verify(signed(vendor), VerificationMode.STRICT).signer()).isNotNull();
  }

  @Test
  void zip_whenCsarIsSigned_isAcceptedWithoutDigests() throws IOException {
    var csar = changelogged().editManifest(PackageSignatureTest::metadataOnly).build();

    for (var certificate : new boolean[] {true, false}) {
      var contents = verify(envelope(csar, VENDOR, certificate), VerificationMode.STRICT);

      assertThat(contents.csarPath()).isEqualTo("firewall.csar");
      assertThat(Objects.requireNonNull(contents.signer()).subject()).isEqualTo("CN=Vendor");
      assertThat(contents.signingCertificate())
          .isEqualTo(certificate ? null : VENDOR.certificatePem());
    }
  }

  @Test
  void artifact_whenSignedByItself_isVerified() throws IOException {
    var sound = changelogged();
    var signature = VENDOR.sign(sound.text(Csar.CLICK), false);
    var csar =
        sound
            .with("Files/click/firewall.cms", signature)
            .with("Files/click/firewall.cert", VENDOR.certificatePem())
            .editManifest(text ->
                text.replace(
                    "Source: " + Csar.CLICK + "\n",
                    "Source: "
                        + Csar.CLICK
                        + "\nSignature: Files/click/firewall.cms\nCertificate: Files/click/firewall.cert\n"));
    verify(csar.build(), VerificationMode.MANIFEST);

    var other = VENDOR.sign("something else", false);
    requireRefused(
        csar.with("Files/click/firewall.cms", other).build(),
        VerificationMode.MANIFEST,
        "Files/click/firewall.cms: the signature of " + Csar.CLICK);
    requireRefused(
        csar.without("Files/click/firewall.cms").build(), VerificationMode.MANIFEST, "not there");
  }

  @Test
  void manifest_whenAlteredAfterSigning_isRefused() {
    requireRefused(
        edited(text -> text.replace("vnf_package_version: 1.0", "vnf_package_version: 1.1")),
        VerificationMode.MANIFEST,
        "firewall.mf:",
        "altered");
  }

  @Test
  void manifest_whenSomethingFollowsTheSignature_isRefused() {
    requireRefused(
        edited(text -> text + "Source: x\nAlgorithm: SHA-256\nHash: " + "0".repeat(64) + "\n"),
        VerificationMode.MANIFEST,
        "nobody vouches");
  }

  @Test
  void manifest_whenSignatureIsNoCms_isRefused() {
    var nothing = "-----BEGIN CMS-----\nTUlJ\n-----END CMS-----\n";
    requireRefused(
        changelogged().editManifest(text -> text + nothing).build(),
        VerificationMode.LENIENT,
        "no CMS signature");
    requireRefused(
        changelogged().editManifest(text -> text + "-----BEGIN CMS-----\nTUlJ\n").build(),
        VerificationMode.LENIENT,
        "no line that ends it");
  }

  @Test
  void signer_whenExpiredOrEarlyOrUnfit_isRefused() {
    requireRefused(
        signed(vendor("EC", -3, -1, KeyUsage.digitalSignature)),
        VerificationMode.MANIFEST,
        "expired on");
    requireRefused(
        signed(vendor("EC", 1, 2, KeyUsage.digitalSignature)),
        VerificationMode.MANIFEST,
        "not valid before");
    requireRefused(
        signed(vendor("EC", -1, 1, KeyUsage.keyAgreement)),
        VerificationMode.MANIFEST,
        "not for signing");
  }

  @Test
  void signer_whenUnknown_isRefusedWithTheSettingToChange() {
    var stranger = SigningAuthority.root("CN=Root of tests").signing("CN=Vendor");

    for (var mode : VerificationMode.values()) {
      requireRefused(
          signed(stranger), mode, "no trusted authority", "pawl.packages.trusted-signers");
    }
  }

  @Test
  void signer_whenCertificateIsMissing_isRefused() {
    requireRefused(
        changelogged().editManifest(text -> text + VENDOR.sign(text, false)).build(),
        VerificationMode.MANIFEST,
        "certificate is missing");
  }

  @Test
  void signer_whenAnotherCertificateLiesBeside_isRefused() {
    requireRefused(
        withCertificateFile(ROOT.signing("CN=Other"), VENDOR).build(),
        VerificationMode.MANIFEST,
        "certificate is missing");
  }

  @Test
  void strict_whenUnsignedOrWithoutChangeLog_isRefused() {
    requireRefused(changelogged().build(), VerificationMode.STRICT, "firewall.mf: ", "not signed");
    requireRefused(
        Csar.sound().editManifest(text -> text + VENDOR.sign(text, true)).build(),
        VerificationMode.STRICT,
        "no change log");
  }

  @Test
  void lenient_whenWithoutManifestOrWithUnlistedFiles_isAccepted() throws IOException {
    var bare =
        Csar.sound()
            .edit(Csar.META, "ETSI-Entry-Manifest: firewall.mf\n", "")
            .unlisted(Csar.MANIFEST)
            .build();

    assertThat(verify(bare, VerificationMode.LENIENT).manifestPath()).isNull();
    verify(Csar.sound().unlisted(Csar.CLICK).build(), VerificationMode.LENIENT);
    requireRefused(bare, VerificationMode.MANIFEST, "manifest is not in the archive");
  }

  @Test
  void named_whenNotThere_isRefused() {
    requireRefused(
        Csar.sound().append(Csar.META, "ETSI-Entry-Licenses: Licenses\n").build(),
        VerificationMode.LENIENT,
        "Licenses");
    requireRefused(
        Csar.sound().append(Csar.META, "ETSI-Entry-Certificate: x.cert\n").build(),
        VerificationMode.LENIENT,
        "x.cert");
  }

  @Test
  void zip_whenItsSignatureIsWrongOrMissing_isRefused() throws IOException {
    var csar = changelogged().build();
    var signature = VENDOR.sign(csar, true).getBytes(StandardCharsets.US_ASCII);
    var other = Csar.sound().build();

    requireRefused(
        Csar.zip(Map.of("firewall.csar", other, "firewall.cms", signature)),
        VerificationMode.LENIENT,
        "firewall.cms",
        "altered");
    requireRefused(
        Csar.zip(Map.of("firewall.csar", csar)), VerificationMode.LENIENT, "without its signature");
    requireRefused(
        Csar.zip(Map.of("firewall.csar", csar, "firewall.cms", signature, "more", new byte[1])),
        VerificationMode.LENIENT,
        "more: only a CSAR");
    requireRefused(
        Csar.zip(Map.of("a.csar", csar, "b.csar", csar, "a.cms", signature)),
        VerificationMode.LENIENT,
        "several CSARs");
  }

  @Test
  void created_whenCreatedAgain_isTheSameBytesAndPasses() throws Exception {
    var source = folder.resolve("firewall");
    var sound = changelogged();
    for (var path : List.of(Csar.META, Csar.DEFINITIONS, Csar.CLICK, "ChangeLog.txt")) {
      Files.createDirectories(source.resolve(path).getParent());
      Files.writeString(source.resolve(path), sound.text(path));
    }
    Files.writeString(source.resolve(Csar.MANIFEST), metadataOnly(sound.manifest()));
    var creator = new PackageCreator(source, VENDOR.signer());

    creator.writeCsar(folder.resolve("1"));
    creator.writeCsar(folder.resolve("2"));
    creator.writeZip(folder.resolve("3"), VENDOR.signer());
    creator.writeZip(folder.resolve("4"), VENDOR.signer());

    assertThat(folder.resolve("1")).hasSameBinaryContentAs(folder.resolve("2"));
    assertThat(folder.resolve("3")).hasSameBinaryContentAs(folder.resolve("4"));
    assertThat(verify(Files.readAllBytes(folder.resolve("1")), VerificationMode.STRICT).csarPath())
        .isNull();
    assertThat(verify(Files.readAllBytes(folder.resolve("3")), VerificationMode.STRICT).csarPath())
        .isEqualTo("firewall.csar");
  }

  private static Signing vendor(String algorithm, int fromDays, int untilDays, int usage) {
    return ROOT.signing(
        "CN=Vendor", algorithm, Duration.ofDays(fromDays), Duration.ofDays(untilDays), usage);
  }

  private static Csar changelogged() {
    return Csar.sound()
        .with("ChangeLog.txt", "1.0: the first\n")
        .append(Csar.META, "ETSI-Entry-Change-Log: ChangeLog.txt\n");
  }

  private static byte[] signed(Signing by) {
    return changelogged().editManifest(text -> text + by.sign(text, true)).build();
  }

  private static byte[] edited(UnaryOperator<String> afterSigning) {
    return changelogged()
        .editManifest(text -> afterSigning.apply(text + VENDOR.sign(text, true)))
        .build();
  }

  private static Csar withCertificateFile(Signing signer) {
    return withCertificateFile(signer, signer);
  }

  private static Csar withCertificateFile(Signing shown, Signing signer) {
    return changelogged()
        .append(Csar.META, "ETSI-Entry-Certificate: firewall.cert\n")
        .with("firewall.cert", shown.certificatePem())
        .unlisted("firewall.cert")
        .editManifest(text -> text + signer.sign(text, false));
  }

  private static byte[] envelope(byte[] csar, Signing signer, boolean certificateInside) {
    var files = new LinkedHashMap<String, byte[]>();
    files.put("firewall.csar", csar);
    files.put(
        "firewall.cms", signer.sign(csar, certificateInside).getBytes(StandardCharsets.US_ASCII));
    if (!certificateInside) {
      files.put("firewall.cert", signer.certificatePem().getBytes(StandardCharsets.US_ASCII));
    }
    return Csar.zip(files);
  }

  private static String metadataOnly(String manifest) {
    return manifest.substring(0, manifest.indexOf("Source:"));
  }

  private CsarContents verify(byte[] bytes, VerificationMode mode) throws IOException {
    var root = folder.resolve("root.pem");
    Files.writeString(root, ROOT.pem());
    var file = Files.write(folder.resolve("package"), bytes);
    var properties = properties(mode, List.of(root));
    return new PackageVerifier(
            properties, null, new ConfiguredSignerRoots(properties), Clock.systemUTC())
        .verify(file, "")
        .contents();
  }

  static PackageProperties properties(@Nullable VerificationMode mode, List<Path> trusted) {
    return new PackageProperties(
        DataSize.ofMegabytes(64),
        DataSize.ofMegabytes(256),
        1000,
        100,
        DataSize.ofMegabytes(1),
        mode,
        trusted,
        Duration.ofMinutes(1),
        Duration.ofMinutes(1),
        Duration.ofMinutes(1));
  }

  private void requireRefused(byte[] bytes, VerificationMode mode, String... reasons) {
    var problem = catchThrowableOfType(Problem.class, () -> verify(bytes, mode));

    assertThat(problem).isNotNull();
    assertThat(problem.detail()).contains(reasons);
  }
}
