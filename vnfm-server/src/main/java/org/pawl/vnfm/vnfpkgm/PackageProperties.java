package org.pawl.vnfm.vnfpkgm;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.pawl.vnfm.vnfpkgm.csar.CsarLimits;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Bounds on packages, {@code pawl.packages.*}.
 *
 * @param maxUploadSize of the archive
 * @param maxUnpackedSize of all its files together
 * @param maxFiles in it
 * @param maxRatio of unpacked to packed size
 * @param maxTextSize of a descriptor, a manifest or a Click configuration
 * @param uploadLease after which an upload that shows no life is given up
 * @param processingLease after which the checking of a package is given up
 */
@Validated
@ConfigurationProperties("pawl.packages")
record PackageProperties(
    @DefaultValue("1GB") @NotNull DataSize maxUploadSize,
    @DefaultValue("4GB") @NotNull DataSize maxUnpackedSize,
    @DefaultValue("1000") @Min(1) int maxFiles,
    @DefaultValue("100") @Min(2) @Max(1000) int maxRatio,
    @DefaultValue("1MB") @NotNull DataSize maxTextSize,
    @DefaultValue("1m") @NotNull Duration uploadLease,
    @DefaultValue("10m") @NotNull Duration processingLease) {

  CsarLimits limits() {
    return new CsarLimits(
        maxUnpackedSize.toBytes(), maxFiles, maxRatio, (int) maxTextSize.toBytes());
  }
}
