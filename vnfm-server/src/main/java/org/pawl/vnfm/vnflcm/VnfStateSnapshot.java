package org.pawl.vnfm.vnflcm;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * The state of a VNF in a snapshot as a file: the Click configurations that its VNFCs ran. The same
 * bytes each time.
 */
record VnfStateSnapshot(List<Vnfc> vnfcs) {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  record Vnfc(
      String vnfcInstanceId, String vduId, String fileName, long version, String configuration) {}

  /** What a snapshot that was taken here holds. */
  static VnfStateSnapshot of(VnfSnapshotInfo snapshot) {
    return new VnfStateSnapshot(
        snapshot.vnfcSnapshots().stream().flatMap(each -> vnfc(each).stream()).toList());
  }

  private static Optional<Vnfc> vnfc(VnfSnapshotInfo.VnfcSnapshot kept) {
    Outcome.@Nullable SnapshotTaken taken = kept.taken();
    return Optional.ofNullable(taken)
        .map(each ->
            new Vnfc(
                kept.vnfcId().toString(),
                kept.vduId(),
                each.fileName(),
                each.configurationVersion(),
                each.configuration()));
  }

  byte[] bytes() {
    return JSON.writeValueAsString(this).getBytes(StandardCharsets.UTF_8);
  }

  /** The SHA-256 of the file. */
  static String hash(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Java has no SHA-256", e);
    }
  }
}
