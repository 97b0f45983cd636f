package org.pawl.vnfm.vnfpkgm;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.pawl.vnfm.vnfpkgm.SigningAuthority.Signing;

/** Packages that mean harm, each with a word of the answer that it has to get. */
final class HostilePackages {

  /** A package, and what the refusal has to name: the file where it is known, and the reason. */
  static final class Hostile {
    private final String name;
    private final byte[] bytes;
    private final String expected;

    private Hostile(String name, byte[] bytes, String expected) {
      this.name = name;
      this.bytes = bytes;
      this.expected = expected;
    }

    String name() {
      return name;
    }

    byte[] bytes() {
      return bytes;
    }

    String expected() {
      return expected;
    }
  }

  /** What a package without harm holds, for those that are spoilt below. */
  private static final String SOUND = Csar.sound().text(Csar.DEFINITIONS);

  private final SigningAuthority root;
  private final List<Hostile> all = new ArrayList<>();

  private HostilePackages(SigningAuthority root) {
    this.root = root;
  }

  /** All of them; the authority is the one that is trusted. */
  static List<Hostile> all(SigningAuthority trusted) {
    var made = new HostilePackages(trusted);
    made.paths();
    made.archives();
    made.bombs();
    made.manifests();
    made.signatures();
    made.texts();
    return List.copyOf(made.all);
  }

  private void add(String name, byte[] bytes, String expected) {
    all.add(new Hostile(name, bytes, expected));
  }

  private void file(String name, String path, String expected) {
    add(name, raw(zip -> zip.add(path, "x")), expected);
  }

  private void paths() {
    file("zip slip", "../evil", "../evil: the path leads out");
    file("zip slip inside", "Files/../../evil", "leads out");
    file("zip slip at the end", "Files/..", "leads out");
    file("zip slip by backslash", "..\\evil", "backslash");
    file("absolute path", "/etc/cron.d/evil", "absolute");
    file("absolute path of Windows", "C:/evil", "absolute");
    file("network path of Windows", "//host/share", "absolute");
    file("empty segment", "Files//evil", "empty segment");
    file("dot segment", "Files/./evil", "segment \".\"");
    file("device NUL", "Files/NUL", "device");
    file("device with ending", "Files/com1.txt", "device");
    file("device as folder", "aux/evil", "device");
    file("trailing dot", "Files/evil.", "dot or a space");
    file("trailing space", "Files /evil", "dot or a space");
    file("NUL in the path", "Files/a\0.txt", "control characters");
    file("line feed in the path", "Files/a\nSource: b", "control characters");
    file("text direction in the path", "Files/\u202Eexe.txt", "control characters");
    file("zero width in the path", "Files/a\u200Bb", "control characters");
    file("endless path", "a/".repeat(300) + "b", "longer than 512");
    file("empty path", "", "empty");
    add(
        "path not in UTF-8",
        raw(zip -> zip.add("x", "x").name = new byte[] {'a', (byte) 0xe4}),
        "UTF-8");
    add(
        "path with surrogates",
        raw(zip -> zip.add("x", "x").name = new byte[] {(byte) 0xed, (byte) 0xa0, (byte) 0x80}),
        "UTF-8");
    add(
        "two files of one path",
        raw(zip -> {
          zip.add("Files/x", "1");
          zip.add("Files/x", "2");
        }),
        "more than once");
    add(
        "two TOSCA.meta",
        raw(zip -> zip.add(Csar.META, "Entry-Definitions: /etc/passwd\n")),
        "more than once");
    add(
        "paths that differ in case",
        raw(zip -> {
          zip.add("Files/x", "1");
          zip.add("files/X", "2");
        }),
        "more than once");
    add(
        "paths that differ in composition",
        raw(zip -> {
          zip.add("Files/\u00e4", "1");
          zip.add("Files/a\u0308", "2");
        }),
        "more than once");
    add(
        "file and folder of one path",
        raw(zip -> {
          zip.add("Files/x", "1");
          zip.add("Files/x/y", "2");
        }),
        "has a folder");
    add(
        "folder and file of one path",
        raw(zip -> {
          zip.add("Files/x/y", "1");
          zip.add("Files/x", "2");
        }),
        "a folder of this name");
    mode("symbolic link", 0120777, "symbolic links");
    mode("device", 0060666, "devices");
    mode("named pipe", 0010666, "devices");
    mode("socket", 0140666, "devices");
  }

  private void mode(String name, int unixMode, String expected) {
    add(name, raw(zip -> zip.add("Files/x", "/etc/passwd").attributes = unixMode << 16), expected);
  }

  private void archives() {
    var sound = Csar.sound().build();
    add("nothing", new byte[0], "too short");
    add("no archive", "#!/bin/sh\nrm -rf /\n".repeat(100).getBytes(StandardCharsets.UTF_8), "ZIP");
    add("cut in the middle", Arrays.copyOf(sound, sound.length / 2), "ZIP");
    add("cut at the end", Arrays.copyOf(sound, sound.length - 1), "ZIP");
    add("without beginning", Arrays.copyOfRange(sound, 20, sound.length), "ZIP");
    add(
        "program before it",
        sealed()
            .before("#!/bin/sh\n".getBytes(StandardCharsets.US_ASCII))
            .directoryOffBy(-10)
            .build(),
        "other bytes");
    add("directory elsewhere", sealed().directoryOffBy(-4).build(), "ZIP");
    add(
        "second end record in the comment",
        sealed()
            .comment(
                new byte[] {'P', 'K', 5, 6, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0})
            .build(),
        "ZIP");
    add("one of several parts", sealed().disk(1).build(), "several parts");
    add("encrypted", raw(zip -> zip.add("Files/x", "x").flags |= 1), "encrypted");
    add("strongly encrypted", raw(zip -> zip.add("Files/x", "x").flags |= 1 << 6), "encrypted");
    add("packed by LZMA", raw(zip -> zip.add("Files/x", "x").method = 14), "other than deflate");
    add(
        "packed by nothing known",
        raw(zip -> zip.add("Files/x", "x").method = 99),
        "other than deflate");
    add(
        "local header of another name",
        raw(zip -> zip.add("Files/x", "x").localName = "../../x".getBytes(StandardCharsets.UTF_8)),
        "differs");
    add(
        "bytes outside of the archive",
        raw(zip -> zip.add("Files/x", "x").offset = 1 << 30),
        "outside of the archive");
    add(
        "more bytes than there are",
        raw(zip -> zip.add("Files/x", new byte[1], RawZip.STORED).packed = 1 << 30),
        "two sizes");
    add(
        "entry in the middle of another",
        raw(zip -> {
          zip.add("Files/x", new byte[100], RawZip.STORED);
          zip.add("Files/y", "y").offset = 40;
        }),
        "no entry where");
    add(
        "damaged deflate",
        raw(zip -> Arrays.fill(zip.add("Files/x", "some text").data, (byte) 0xff)),
        "cannot be unpacked");
    add("wrong sum", raw(zip -> zip.add("Files/x", "x").crc = 7), "check sum");
    add(
        "absurd size",
        raw(zip -> zip.add("Files/x", "x").unpacked = 0xfffffff0L),
        "its header says 4294967280");
    add(
        "absurd size of ZIP64",
        raw(zip -> {
          var entry = zip.add("Files/x", "x");
          entry.unpacked = -1;
          entry.extra = zip64(Long.MAX_VALUE);
        }),
        "beyond the limit");
    add(
        "negative size of ZIP64",
        raw(zip -> {
          var entry = zip.add("Files/x", "x");
          entry.unpacked = -1;
          entry.extra = zip64(-2);
        }),
        "beyond the limit");
    add(
        "ZIP64 field cut off",
        raw(zip -> {
          var entry = zip.add("Files/x", "x");
          entry.unpacked = -1;
          entry.extra = new byte[] {1, 0, 2, 0, 1, 1};
        }),
        "cut off");
  }

  private static byte[] zip64(long value) {
    return java.nio.ByteBuffer.allocate(12)
        .order(java.nio.ByteOrder.LITTLE_ENDIAN)
        .putShort((short) 1)
        .putShort((short) 8)
        .putLong(value)
        .array();
  }

  private void bombs() {
    add(
        "zip bomb",
        raw(zip -> zip.add("Files/bomb", new byte[48 << 20], RawZip.DEFLATED)),
        "Files/bomb: the unpacked size goes beyond the limit");
    add(
        "zip bomb that says it is small",
        raw(zip -> zip.add("Files/bomb", new byte[48 << 20], RawZip.DEFLATED).unpacked = 100),
        "Files/bomb: the unpacked size goes beyond the limit");
    add(
        "zip bomb as descriptor",
        raw(zip -> {}, Map.of(Csar.DEFINITIONS, new byte[32 << 20])),
        "goes beyond the limit");
    add(
        "zip bomb as TOSCA.meta",
        raw(zip -> {}, Map.of(Csar.META, new byte[32 << 20])),
        "longer than");
    add(
        "zip bomb as manifest",
        raw(zip -> {}, Map.of(Csar.MANIFEST, new byte[32 << 20])),
        "longer than");
    add("overlapping bomb", overlapping(), "no entry where the directory says");
    add("entry within another, both with headers", nested(), "overlaps");
    add("10 000 files", many(10_000), "more than the 1000 entries");
    add("directory larger than the heap", hugeDirectory(), "more than the 1000 entries");
    var inner = raw(zip -> zip.add("Files/bomb", new byte[48 << 20], RawZip.DEFLATED));
    add(
        "bomb in a signed ZIP",
        Csar.zip(
            Map.of(
                "a.csar",
                inner,
                "a.cms",
                signing().sign(inner, true).getBytes(StandardCharsets.US_ASCII))),
        "Files/bomb: the unpacked size goes beyond the limit");
    var zeroes = new RawZip();
    zeroes.add("a.csar", new byte[96 << 20], RawZip.DEFLATED);
    zeroes.add("a.cms", "x");
    add(
        "ZIP with a CSAR of zeroes",
        zeroes.build(),
        "a.csar: the unpacked size goes beyond the limit");
  }

  /** Many entries that all unpack the same bytes. */
  private static byte[] overlapping() {
    return raw(zip -> {
      var content = new byte[1 << 20];
      for (var i = 0; i < 200; i++) {
        var entry = zip.add("Files/" + i, content, RawZip.DEFLATED);
        if (i > 0) {
          entry.offset = 60; // in the first entry
        }
      }
    });
  }

  /** The bytes of one stored entry are a whole other entry, which the directory names too. */
  private static byte[] nested() {
    var inner = new RawZip();
    inner.add("Files/inner", new byte[100], RawZip.STORED);
    var bytes = inner.build();
    return raw(zip -> {
      zip.add("Files/outer", bytes, RawZip.STORED);
      zip.add("Files/inner", new byte[100], RawZip.STORED).inside = "Files/outer";
    });
  }

  private static byte[] many(int count) {
    return raw(zip ->
        IntStream.range(0, count).forEach(i -> zip.add("Files/" + i, new byte[0], RawZip.STORED)));
  }

  /** The directory alone would fill a small heap. */
  private static byte[] hugeDirectory() {
    var name = "x".repeat(60).getBytes(StandardCharsets.US_ASCII);
    var out = new java.io.ByteArrayOutputStream(110 << 20);
    var header =
        java.nio.ByteBuffer.allocate(46 + name.length).order(java.nio.ByteOrder.LITTLE_ENDIAN);
    header.putInt(0x02014b50).putShort(28, (short) name.length).position(46).put(name);
    for (var i = 0; i < 900_000; i++) {
      out.writeBytes(header.array());
    }
    var length = out.size();
    var end = java.nio.ByteBuffer.allocate(22).order(java.nio.ByteOrder.LITTLE_ENDIAN);
    end.putInt(0x06054b50).putShort(10, (short) 3000).putInt(12, length);
    out.writeBytes(end.array());
    return out.toByteArray();
  }

  private void manifest(String name, UnaryOperator<String> edit, String expected) {
    add(name, Csar.sound().editManifest(edit).build(), expected);
  }

  private void manifests() {
    manifest(
        "wrong digest", text -> text.replaceFirst("Hash: ....", "Hash: 0000"), "the manifest says");
    manifest("algorithm MD5", text -> text.replaceFirst("SHA-256", "MD5"), "firewall.mf:7");
    manifest(
        "algorithm SHA-1", text -> text.replaceFirst("SHA-256", "SHA-1"), "SHA-1 is not known");
    manifest(
        "no algorithm", text -> text.replaceFirst("Algorithm.*\n", ""), "Algorithm is missing");
    manifest("no hash", text -> text.replaceFirst("Hash.*\n", ""), "Hash is missing");
    manifest("source without value", text -> text.replaceFirst("Source:.*", "Source:"), "no value");
    manifest(
        "short hash", text -> text.replaceFirst("Hash: .*", "Hash: 0"), "64 hexadecimal digits");
    manifest(
        "file out of the package",
        text ->
            text + "Source: ../../etc/passwd\nAlgorithm: SHA-256\nHash: " + "0".repeat(64) + "\n",
        "no such file");
    manifest(
        "file in the network",
        text ->
            text
                + "Source: http://169.254.169.254/\nAlgorithm: SHA-256\nHash: "
                + "0".repeat(64)
                + "\n",
        "not fetched");
    manifest("file twice", text -> text + text.substring(text.indexOf("Source:")), "listed twice");
    add(
        "file that is not in the manifest",
        Csar.sound().with("Files/extra", "x").unlisted("Files/extra").build(),
        "Files/extra");
    add("no manifest", Csar.sound().unlisted(Csar.MANIFEST).build(), "not in the archive");
    add(
        "manifest in UTF-16",
        raw(
            zip -> {},
            Map.of(Csar.MANIFEST, Csar.sound().manifest().getBytes(StandardCharsets.UTF_16))),
        "UTF-8");
    add(
        "manifest with NUL",
        raw(
            zip -> {},
            Map.of(Csar.MANIFEST, "metadata:\n a: b\0\n".getBytes(StandardCharsets.UTF_8))),
        "NUL");
    add(
        "TOSCA.meta out of the package",
        Csar.sound().edit(Csar.META, Csar.DEFINITIONS, "../../../etc/passwd").build(),
        "not in the archive");
    add(
        "TOSCA.meta to the network",
        Csar.sound().edit(Csar.META, Csar.DEFINITIONS, "http://127.0.0.1/x.yaml").build(),
        "not in the archive");
  }

  private Signing signing() {
    return root.signing("CN=Vendor");
  }

  private void signatures() {
    signed(
        "expired signer",
        root.signing(
            "CN=Vendor", "EC", Duration.ofDays(-9), Duration.ofDays(-1), KeyUsage.digitalSignature),
        "expired");
    signed(
        "future signer",
        root.signing(
            "CN=Vendor", "EC", Duration.ofDays(1), Duration.ofDays(2), KeyUsage.digitalSignature),
        "not valid before");
    signed(
        "unknown signer",
        SigningAuthority.root("CN=Stranger").signing("CN=Vendor"),
        "no trusted authority");
    signed(
        "signer by a namesake of the root",
        SigningAuthority.root("CN=Root").signing("CN=Vendor"),
        "no trusted authority");
    signed(
        "key not for signing",
        root.signing(
            "CN=Vendor", "EC", Duration.ofDays(-1), Duration.ofDays(1), KeyUsage.keyEncipherment),
        "not for signing");
    manifest(
        "signature of another text", text -> text + signing().sign("metadata:\n", true), "altered");
    manifest(
        "signature without certificate",
        text -> text + signing().sign(text, false),
        "certificate is missing");
    manifest(
        "text after the signature",
        text -> text + signing().sign(text, true) + "Source: a\n",
        "nobody vouches");
    manifest(
        "signature without end", text -> text + "-----BEGIN CMS-----\nMIIB\n", "no line that ends");
    manifest(
        "signature that is none",
        text -> text + "-----BEGIN CMS-----\nMIIB\n-----END CMS-----\n",
        "no CMS signature");
    manifest(
        "signature with endless length",
        text -> text + "-----BEGIN CMS-----\nMIT/////AgEB\n-----END CMS-----\n",
        "no CMS signature");
    var csar = Csar.sound().build();
    add("signed ZIP without signature", Csar.zip(Map.of("a.csar", csar)), "without its signature");
    var altered = new LinkedHashMap<String, byte[]>();
    altered.put("a.csar", Csar.sound().build());
    altered.put("a.cms", signing().sign(csar, true).getBytes(StandardCharsets.US_ASCII));
    add("signed ZIP with another CSAR", Csar.zip(altered), "altered");
    altered.put("a.csar", csar);
    altered.put("install.sh", new byte[] {'#'});
    add("signed ZIP with a stowaway", Csar.zip(altered), "install.sh");
  }

  private void signed(String name, Signing signer, String expected) {
    manifest(name, text -> text + signer.sign(text, true), expected);
  }

  private void descriptor(String name, String text, String expected) {
    add(name, Csar.sound().with(Csar.DEFINITIONS, text).build(), expected);
  }

  private void texts() {
    descriptor("YAML bomb", laughs(9, 10), "Definitions/firewall.yaml");
    descriptor("quadratic YAML bomb", laughs(2, 300), "Definitions/firewall.yaml");
    descriptor("endless YAML", "a: &a\n  b: *a\n" + SOUND, "Definitions/firewall.yaml");
    descriptor("deep YAML", "x: " + "[".repeat(100_000) + "\n" + SOUND, "nested");
    descriptor("wide YAML", "x: [" + "a,".repeat(400_000) + "]\n" + SOUND, "values");
    descriptor(
        "YAML of another type",
        "x: !!javax.script.ScriptEngineManager [http://127.0.0.1/]\n"
            + SOUND.replace("descriptor_id", "descriptor_ix"),
        "Definitions/firewall.yaml");
    descriptor(
        "descriptor with NUL", SOUND.replace("provider: Pawl", "provider: \"a\\0b\""), "NUL");
    descriptor(
        "XML with an external entity",
        "<?xml version=\"1.0\"?>\n<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>\n<Definitions>&e;</Definitions>\n",
        "Definitions/firewall.yaml");
    descriptor(
        "XML bomb",
        "<!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\">]>\n<x>&b;</x>\n",
        "Definitions/firewall.yaml");
    descriptor(
        "import out of the package",
        SOUND.replace("  - etsi_nfv_sol001_common_types.yaml", "  - ../../../etc/passwd"),
        "nothing is fetched");
    descriptor(
        "import from a file URL",
        SOUND.replace("  - etsi_nfv_sol001_common_types.yaml", "  - file:///etc/passwd"),
        "nothing is fetched");
    descriptor(
        "import from the network",
        SOUND.replace("  - etsi_nfv_sol001_common_types.yaml", "  - http://169.254.169.254/latest"),
        "nothing is fetched");
    descriptor(
        "artifact out of the package",
        SOUND.replace("../Files/click/firewall.click", "../../../../etc/passwd"),
        "Definitions/firewall.yaml");
    descriptor(
        "absolute artifact",
        SOUND.replace("../Files/click/firewall.click", "/etc/passwd"),
        "Definitions/firewall.yaml");
    add(
        "descriptor in UTF-16",
        raw(zip -> {}, Map.of(Csar.DEFINITIONS, SOUND.getBytes(StandardCharsets.UTF_16))),
        "UTF-8");
    add(
        "import of itself without end",
        Csar.sound()
            .edit(Csar.DEFINITIONS, "imports:\n", "imports:\n  - firewall.yaml\n")
            .edit(Csar.DEFINITIONS, "descriptor_id:", "descriptor_ix:")
            .build(),
        "descriptor_id");
  }

  /** Levels of lists, each naming the one before several times. */
  private static String laughs(int levels, int times) {
    var text =
        new StringBuilder(
            "tosca_definitions_version: tosca_simple_yaml_1_2\nmetadata:\n  a0: &a0 [lol]\n");
    for (var i = 1; i <= levels; i++) {
      text.append("  a%d: &a%d [%s]\n".formatted(i, i, ("*a" + (i - 1) + ",").repeat(times)));
    }
    return text.toString();
  }

  private static RawZip sealed() {
    var zip = new RawZip();
    sound().forEach((path, bytes) -> zip.add(path, bytes, RawZip.DEFLATED));
    return zip;
  }

  private static byte[] raw(Consumer<RawZip> addition) {
    return raw(addition, Map.of());
  }

  /**
   * A package without harm, some files replaced and some entries added; the manifest names those
   * too, so that nothing but what was meant is wrong.
   */
  private static byte[] raw(Consumer<RawZip> addition, Map<String, byte[]> replaced) {
    var zip = new RawZip();
    sound()
        .forEach((path, bytes) -> {
          if (!path.equals(Csar.MANIFEST) || replaced.containsKey(path)) {
            zip.add(path, replaced.getOrDefault(path, bytes), RawZip.DEFLATED);
          }
        });
    addition.accept(zip);
    if (!replaced.containsKey(Csar.MANIFEST)) {
      var lines = new StringBuilder("metadata:\n  vnf_product_name: firewall\n\n");
      zip.contents()
          .forEach((path, bytes) ->
              lines.append(
                  "Source: %s\nAlgorithm: SHA-256\nHash: %s\n\n"
                      .formatted(path, Csar.sha256(bytes))));
      zip.add(Csar.MANIFEST, lines.toString());
    }
    return zip.build();
  }

  private static Map<String, byte[]> sound() {
    var csar = Csar.sound();
    var files = new LinkedHashMap<String, byte[]>();
    for (var path : List.of(Csar.META, Csar.DEFINITIONS, Csar.CLICK)) {
      files.put(path, csar.text(path).getBytes(StandardCharsets.UTF_8));
    }
    files.put(Csar.MANIFEST, csar.manifest().getBytes(StandardCharsets.UTF_8));
    return files;
  }
}
