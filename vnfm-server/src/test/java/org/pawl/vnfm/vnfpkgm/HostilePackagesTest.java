package org.pawl.vnfm.vnfpkgm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every hostile package is refused for its own reason, by a Java that has 64 MiB of heap in all and
 * leaves no file behind.
 */
class HostilePackagesTest {

  private static final String HEAP = "-Xmx64m";

  @TempDir Path folder;

  /** Run by the other Java: checks the packages one after the other, as the command does. */
  static final class Checker {

    private Checker() {}

    public static void main(String[] arguments) throws IOException {
      try (var packages = Files.list(Path.of(arguments[0]))) {
        for (var each : packages.sorted().toList()) {
          System.out.println("# " + each.getFileName());
          var status =
              PackageCommand.run(
                  List.of("check", each.toString(), "--mode", "manifest", "--trust", arguments[1]),
                  System.out,
                  System.out);
          System.out.println("= " + status);
        }
      }
    }
  }

  @Test
  void hostile_whenChecked_isRefusedForItsReasonInLittleMemory() throws Exception {
    var root = SigningAuthority.root("CN=Root");
    var hostile = HostilePackages.all(root);
    assertThat(hostile).hasSizeGreaterThanOrEqualTo(60);
    var packages = Files.createDirectory(folder.resolve("packages"));
    for (var i = 0; i < hostile.size(); i++) {
      Files.write(packages.resolve("%03d".formatted(i)), hostile.get(i).bytes());
    }
    var trust = Files.writeString(folder.resolve("root.pem"), root.pem());
    var work = Files.createDirectory(folder.resolve("work"));
    var temporary = Files.createDirectory(folder.resolve("tmp"));
    var before = tree(folder);

    var answers = run(work, temporary, packages, trust);

    for (var i = 0; i < hostile.size(); i++) {
      var each = hostile.get(i);
      assertThat(answers.get(i)).as(each.name()).contains(each.expected()).contains("\n= 1\n");
    }
    assertThat(tree(folder)).isEqualTo(before);
  }

  private static List<String> run(Path work, Path temporary, Path packages, Path trust)
      throws Exception {
    var output = work.resolveSibling("output");
    var process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                HEAP,
                "-XX:+UseSerialGC",
                "-Djava.io.tmpdir=" + temporary,
                "-cp",
                absolute(System.getProperty("java.class.path")),
                Checker.class.getName(),
                packages.toString(),
                trust.toString())
            .directory(work.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
    } finally {
      process.destroyForcibly();
    }
    var text = Files.readString(output);
    Files.delete(output);
    assertThat(process.exitValue()).as(text).isZero();
    var answers = new ArrayList<>(List.of(text.split("(?m)^# \\d+$")));
    answers.removeFirst();
    return answers;
  }

  private static String absolute(String classPath) {
    return java.util.Arrays.stream(classPath.split(java.io.File.pathSeparator))
        .map(part -> Path.of(part).toAbsolutePath().toString())
        .collect(Collectors.joining(java.io.File.pathSeparator));
  }

  private static List<String> tree(Path folder) throws IOException {
    try (var paths = Files.walk(folder)) {
      return paths.map(path -> folder.relativize(path).toString()).sorted().toList();
    }
  }
}
