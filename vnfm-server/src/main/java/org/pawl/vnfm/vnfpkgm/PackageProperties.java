package org.pawl.vnfm.vnfpkgm;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pawl.vnfm.vnfpkgm.csar.CsarLimits;
import org.pawl.vnfm.vnfpkgm.csar.VerificationMode;
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
 * @param mode what a package has to bring along; when absent, strict where a trusted signer is
 *     named, and manifest elsewhere
 * @param trustedSigners files, or folders of files, with the certificates of authorities, PEM or
 *     DER, that vouch for signers of packages
 * @param downloadLimit how long the VNFM may take to fetch a package by itself
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
    @Nullable VerificationMode mode,
    @DefaultValue List<Path> trustedSigners,
    @DefaultValue("1h") @NotNull Duration downloadLimit,
    @DefaultValue("1m") @NotNull Duration uploadLease,
    @DefaultValue("10m") @NotNull Duration processingLease) {

  PackageProperties {
    trustedSigners = List.copyOf(trustedSigners);
  }

  VerificationMode effectiveMode() {
    if (mode != null) {
      return mode;
    }
    return trustedSigners.isEmpty() ? VerificationMode.MANIFEST : VerificationMode.STRICT;
  }

  CsarLimits limits() {
    return new CsarLimits(
        maxUnpackedSize.toBytes(), maxFiles, maxRatio, (int) maxTextSize.toBytes());
  }
}
