package org.pawl.vnfm.vnfpkgm;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.pawl.vnfm.sol.Problem;
import org.pawl.vnfm.sol.ProblemError;
import org.pawl.vnfm.sol.ProblemType;
import org.pawl.vnfm.vnfpkgm.csar.VerificationMode;
import org.pawl.vnfm.vnfpkgm.signature.Certificates;
import org.pawl.vnfm.vnfpkgm.signature.CmsSigner;
import org.pawl.vnfm.vnfpkgm.signature.Signer;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.json.JsonMapper;

/** The command {@code package}: checks a package as the server does, and makes one. */
public final class PackageCommand {

  private static final String USAGE =
      """
      usage: package check FILE [--trust FILE]... [--mode strict|manifest|lenient] [--click PROGRAM]
             package create DIR [--out FILE] [--key FILE --certificate FILE] [--option 1|2]

      check   looks at a package as the VNFM does when it is uploaded, and says what it found
              --trust   certificates of authorities that vouch for signers; makes the mode strict
              --mode    strict: signed, with manifest and change log; manifest: every file has its
                        digest there (the default); lenient: neither is needed
              --click   the engine's command, to check the Click configurations with
      create  writes the digests of all files into the package's manifest, signs it when a key is
              given, and packs all; the same folder gives the same bytes
              --out     DIR.csar when absent, or DIR.zip with --option 2
              --key     the signer's private key, PEM, with --certificate, its certificate and those
                        of the authorities between it and the root, PEM
              --option  of SOL004 5.1: 1 signs the manifest, 2 puts the signature beside the CSAR

      exit status: 0 all is well, 1 the package is refused, 2 the command cannot be carried out,
                   3 nothing is wrong, but the Click configurations were not checked
      """;
  private static final int WELL = 0;
  private static final int REFUSED = 1;
  private static final int IMPOSSIBLE = 2;
  private static final int INCOMPLETE = 3;

  /** The command was given wrongly, or a file that it needs cannot be used. */
  private static final class Impossible extends Exception {
    private static final long serialVersionUID = 1L;

    Impossible(String message) {
      super(message);
    }
  }

  private final PrintStream out;
  private final PrintStream err;
  private final List<Path> trusted = new ArrayList<>();
  private @Nullable VerificationMode mode;
  private @Nullable String click;
  private @Nullable Path target;
  private @Nullable Path key;
  private @Nullable Path certificate;
  private boolean isOptionTwo;

  private PackageCommand(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  /** Carries the command out, and returns the status to exit with. */
  public static int run(List<String> arguments, PrintStream out, PrintStream err) {
    return new PackageCommand(out, err).run(new ArrayDeque<>(arguments));
  }

  private int run(Deque<String> arguments) {
    try {
      var verb = next(arguments, "check or create");
      if (verb.matches("help|-h|--help")) {
        out.print(USAGE);
        return WELL;
      }
      var subject = Path.of(next(arguments, "a file or folder after " + verb));
      while (!arguments.isEmpty()) {
        option(arguments.removeFirst(), arguments);
      }
      return switch (verb) {
        case "check" -> check(subject);
        case "create" -> create(subject);
        default -> throw new Impossible("there is no command " + verb + ": use check or create");
      };
    } catch (Impossible | IOException impossible) {
      err.println("package: " + impossible.getMessage());
      return IMPOSSIBLE;
    }
  }

  private void option(String name, Deque<String> arguments) throws Impossible {
    var value = next(arguments, "a value after " + name);
    switch (name) {
      case "--trust" -> trusted.add(Path.of(value));
      case "--mode" -> mode = mode(value);
      case "--click" -> click = value;
      case "--out" -> target = Path.of(value);
      case "--key" -> key = Path.of(value);
      case "--certificate" -> certificate = Path.of(value);
      case "--option" -> {
        if (!value.matches("[12]")) {
          throw new Impossible("--option is 1 or 2");
        }
        isOptionTwo = value.equals("2");
      }
      default -> throw new Impossible("there is no option " + name + "; see package help");
    }
  }

  private static VerificationMode mode(String value) throws Impossible {
    return Arrays.stream(VerificationMode.values())
        .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(value))
        .findFirst()
        .orElseThrow(() -> new Impossible("--mode is strict, manifest or lenient"));
  }

  private static String next(Deque<String> arguments, String what) throws Impossible {
    if (arguments.isEmpty()) {
      throw new Impossible("give " + what + "; see package help");
    }
    return arguments.removeFirst();
  }

  private int check(Path file) throws IOException, Impossible {
    if (!Files.isRegularFile(file)) {
      throw new Impossible("there is no file " + file);
    }
    var properties = properties();
    var program = click;
    var clicks =
        program == null
            ? null
            : new ClickCheck(
                new ClickProperties(program, "-@host", Duration.ofSeconds(10)),
                JsonMapper.builder().build());
    try {
      var verified =
          new PackageVerifier(properties, clicks, roots(properties), Clock.systemUTC())
              .verify(file, "");
      report(file, verified);
      if (clicks == null) {
        err.println("package: the Click configurations were not checked: give --click PROGRAM");
        return INCOMPLETE;
      }
      return WELL;
    } catch (Problem refused) {
      if (refused.type() == ProblemType.UNAVAILABLE) {
        throw new Impossible(refused.detail());
      }
      report(refused);
      return REFUSED;
    }
  }

  private ConfiguredSignerRoots roots(PackageProperties properties) throws Impossible {
    try {
      return new ConfiguredSignerRoots(properties);
    } catch (IllegalArgumentException unreadable) {
      throw new Impossible("--trust: " + unreadable.getMessage());
    }
  }

  private PackageProperties properties() {
    return new PackageProperties(
        DataSize.ofGigabytes(1),
        DataSize.ofGigabytes(4),
        1000,
        100,
        DataSize.ofMegabytes(1),
        mode,
        trusted,
        Duration.ofHours(1),
        Duration.ofMinutes(1),
        Duration.ofMinutes(10));
  }

  private void report(Path file, VerifiedPackage verified) {
    var contents = verified.contents();
    var vnfd = verified.vnfd();
    out.printf(
        "archive     %s: %d files, %d bytes%n",
        file.getFileName(), contents.files().size(), verified.length());
    out.printf(
        "manifest    %s%n",
        contents.manifestPath() == null ? "none" : contents.manifestPath() + " agrees");
    out.printf("signature   %s%n", signature(contents.signer()));
    out.printf(
        "descriptor  %s: %s %s by %s, vnfdId %s%n",
        contents.entryDefinitions(),
        vnfd.productName(),
        vnfd.softwareVersion(),
        vnfd.provider(),
        vnfd.id());
    for (var flavour : vnfd.flavours()) {
      for (var vdu : flavour.vdus()) {
        out.printf(
            "click       flavour %s, VDU %s: %s%s%n",
            flavour.flavourId(),
            vdu.id(),
            vdu.clickConfiguration().path(),
            click == null ? ", not checked" : "");
      }
    }
  }

  private static String signature(@Nullable Signer signer) {
    return signer == null
        ? "none"
        : "%s, vouched for by %s, until %s"
            .formatted(signer.subject(), signer.root(), signer.certificateUntil());
  }

  private void report(Problem refused) {
    var errors =
        refused.extensions().get("errors") instanceof List<?> list ? list : List.<Object>of();
    if (errors.isEmpty()) {
      out.println(refused.detail());
    }
    for (var each : errors) {
      if (each instanceof ProblemError error) {
        out.println(error);
      }
    }
    err.println("package: refused, " + Math.max(1, errors.size()) + " mistake(s)");
  }

  private int create(Path folder) throws IOException, Impossible {
    var made = folder.toAbsolutePath().normalize();
    var name = made.getFileName() + (isOptionTwo ? ".zip" : ".csar");
    var to = target == null ? made.resolveSibling(name) : target;
    try {
      var signer = signer();
      var creator = new PackageCreator(made, signer);
      if (isOptionTwo && signer != null) {
        creator.writeZip(to, signer);
      } else {
        creator.writeCsar(to);
      }
      out.println(to);
      return WELL;
    } catch (Problem refused) {
      report(refused);
      return REFUSED;
    } catch (GeneralSecurityException unfit) {
      throw new Impossible(String.valueOf(unfit.getMessage()));
    }
  }

  private @Nullable CmsSigner signer() throws IOException, Impossible {
    var keyFile = key;
    var certificateFile = certificate;
    if (keyFile == null && certificateFile == null && !isOptionTwo) {
      return null;
    }
    if (keyFile == null || certificateFile == null) {
      throw new Impossible("signing needs both --key and --certificate");
    }
    try {
      return new CmsSigner(
          CmsSigner.key(Files.readAllBytes(keyFile)),
          Certificates.read(Files.readAllBytes(certificateFile)));
    } catch (CertificateException unreadable) {
      throw new Impossible(certificateFile + ": " + unreadable.getMessage());
    }
  }
}
