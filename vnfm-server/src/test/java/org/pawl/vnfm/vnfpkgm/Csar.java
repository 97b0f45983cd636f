package org.pawl.vnfm.vnfpkgm;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;

/**
 * Makes packages for tests: a sound one from the start, which a test then spoils in one respect.
 */
final class Csar {

  static final String DEFINITIONS = "Definitions/firewall.yaml";
  static final String CLICK = "Files/click/firewall.click";
  static final String MANIFEST = "firewall.mf";
  static final String META = "TOSCA-Metadata/TOSCA.meta";

  static final String GOOD_CLICK =
      """
      // Lets everything pass in both directions.
      FromDPDKDevice(0) -> forth :: Counter -> ToDPDKDevice(1);
      FromDPDKDevice(1) -> back :: Counter -> ToDPDKDevice(0);
      """;

  private final Map<String, byte[]> files = new LinkedHashMap<>();
  private final Set<String> unlisted = new TreeSet<>(Set.of(META));
  private UnaryOperator<String> manifestEdit = UnaryOperator.identity();

  private Csar() {}

  /** A package that is right in every respect, with a vnfdId of its own. */
  static Csar sound() {
    return new Csar()
        .with(
            META,
            """
            TOSCA-Meta-File-Version: 1.0
            CSAR-Version: 1.1
            Created-By: the tests
            Entry-Definitions: Definitions/firewall.yaml
            ETSI-Entry-Manifest: firewall.mf
            """)
        .with(DEFINITIONS, descriptor(UUID.randomUUID().toString()))
        .with(CLICK, GOOD_CLICK);
  }

  Csar with(String path, String text) {
    return with(path, text.getBytes(StandardCharsets.UTF_8));
  }

  Csar with(String path, byte[] bytes) {
    files.put(path, bytes);
    return this;
  }

  Csar without(String path) {
    files.remove(path);
    return this;
  }

  /** Replaces a piece of a text, which must be there. */
  Csar edit(String path, String from, String to) {
    var text = text(path);
    if (!text.contains(from)) {
      throw new IllegalArgumentException(path + " does not hold " + from);
    }
    return with(path, text.replace(from, to));
  }

  /** Adds lines at the end of a text. */
  Csar append(String path, String lines) {
    return with(path, text(path) + lines);
  }

  /** Keeps the manifest silent about a file. */
  Csar unlisted(String path) {
    unlisted.add(path);
    return this;
  }

  Csar editManifest(UnaryOperator<String> edit) {
    manifestEdit = edit;
    return this;
  }

  String text(String path) {
    var bytes = files.get(path);
    if (bytes == null) {
      throw new IllegalArgumentException("no " + path);
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }

  String vnfdId() {
    return text(DEFINITIONS)
        .lines()
        .filter(line -> line.contains("descriptor_id:"))
        .findFirst()
        .orElseThrow()
        .replaceFirst(".*descriptor_id: *", "")
        .strip();
  }

  byte[] build() {
    var all = new LinkedHashMap<>(files);
    if (!unlisted.contains(MANIFEST)) {
      all.put(MANIFEST, manifestEdit.apply(manifest()).getBytes(StandardCharsets.UTF_8));
    }
    return zip(all);
  }

  String manifest() {
    var text =
        new StringBuilder(
            """
            metadata:
              vnf_product_name: firewall
              vnf_provider_id: Pawl
              vnf_package_version: 1.0
              vnf_release_date_time: 2026-01-01T00:00:00Z

            """);
    files.forEach((path, bytes) -> {
      if (!unlisted.contains(path)) {
        text.append(
            """
            Source: %s
            Algorithm: SHA-256
            Hash: %s

            """
                .formatted(path, sha256(bytes)));
      }
    });
    return text.toString();
  }

  static byte[] zip(Map<String, byte[]> files) {
    var out = new ByteArrayOutputStream();
    try (var zip = new ZipArchiveOutputStream(out)) {
      for (var file : files.entrySet()) {
        var entry = new ZipArchiveEntry(file.getKey());
        entry.setTime(1_700_000_000_000L); // the same bytes each time
        zip.putArchiveEntry(entry);
        zip.write(file.getValue());
        zip.closeArchiveEntry();
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return out.toByteArray();
  }

  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  static String descriptor(String vnfdId) {
    return """
    tosca_definitions_version: tosca_simple_yaml_1_2
    description: A firewall for tests
    imports:
      - etsi_nfv_sol001_common_types.yaml
      - etsi_nfv_sol001_vnfd_types.yaml
    artifact_types:
      org.pawl.artifacts.ClickConfiguration:
        derived_from: tosca.artifacts.Root
    node_types:
      org.example.Firewall:
        derived_from: tosca.nodes.nfv.VNF
        properties:
          vnfm_info:
            type: list
            default: [ Pawl ]
          flavour_description:
            type: string
            default: the only one
    topology_template:
      substitution_mappings:
        node_type: org.example.Firewall
        requirements:
          virtual_link_management: [ management, virtual_link ]
          virtual_link_in: [ in, virtual_link ]
          virtual_link_out: [ out, virtual_link ]
      node_templates:
        vnf:
          type: org.example.Firewall
          properties:
            descriptor_id: VNFD_ID
            provider: Pawl
            product_name: firewall
            software_version: '1.0'
            descriptor_version: '1.1'
            flavour_id: simple
        vdu:
          type: tosca.nodes.nfv.Vdu.Compute
          properties:
            name: click
            description: runs Click
            vdu_profile:
              min_number_of_instances: 1
              max_number_of_instances: 2
          capabilities:
            virtual_compute:
              properties:
                virtual_cpu:
                  num_virtual_cpu: 1
                virtual_memory:
                  virtual_mem_size: 192 MiB
                virtual_local_storage:
                  - size_of_storage: 1 GB
          artifacts:
            click_configuration:
              type: org.pawl.artifacts.ClickConfiguration
              file: ../Files/click/firewall.click
        management:
          type: tosca.nodes.nfv.VduCp
          properties: { layer_protocols: [ ipv4 ], order: 0 }
          requirements: [ { virtual_binding: vdu } ]
        in:
          type: tosca.nodes.nfv.VduCp
          properties: { layer_protocols: [ ipv4 ], order: 1 }
          requirements: [ { virtual_binding: vdu } ]
        out:
          type: tosca.nodes.nfv.VduCp
          properties: { layer_protocols: [ ipv4 ], order: 2 }
          requirements: [ { virtual_binding: { node: vdu } } ]
    """
        .replace("VNFD_ID", vnfdId);
  }
}
