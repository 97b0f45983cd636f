package org.pawl.vnfm.notification;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Products of one provider: all of them, or those that are listed, each in all versions or those
 * that are listed (SOL003 4.4.1.5, 10.5.3.4). What is absent matches everything.
 */
public record VnfProductsFilter(String vnfProvider, @Nullable List<Product> vnfProducts) {

  /** A product. */
  public record Product(String vnfProductName, @Nullable List<Version> versions) {
    boolean matches(String name, String softwareVersion, String vnfdVersion) {
      return vnfProductName.equals(name)
          && (versions == null
              || versions.stream().anyMatch(each -> each.matches(softwareVersion, vnfdVersion)));
    }
  }

  /** A version of a product. */
  public record Version(String vnfSoftwareVersion, @Nullable List<String> vnfdVersions) {
    boolean matches(String softwareVersion, String vnfdVersion) {
      return vnfSoftwareVersion.equals(softwareVersion)
          && (vnfdVersions == null || vnfdVersions.contains(vnfdVersion));
    }
  }

  /** Whether a product is among them. */
  public boolean matches(
      String provider, String productName, String softwareVersion, String vnfdVersion) {
    return vnfProvider.equals(provider)
        && (vnfProducts == null
            || vnfProducts.stream()
                .anyMatch(each -> each.matches(productName, softwareVersion, vnfdVersion)));
  }
}
