package org.pawl.vnfm.vnfpkgm;

/**
 * The Click configuration of a VDU: an artifact of type {@value #TYPE}, by its path in the package.
 */
public record ClickArtifact(String path) {

  /** The artifact type that the descriptor gives it. */
  public static final String TYPE = "org.pawl.artifacts.ClickConfiguration";

  /** The last part of the path, such as {@code firewall.click}. */
  public String fileName() {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
