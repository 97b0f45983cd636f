package org.pawl.vnfm.vnfpkgm;

import org.jspecify.annotations.Nullable;

/**
 * The software image of a VDU (SOL001 6.2.23, sw_image_data).
 *
 * @param path its file in the package; absent when the VIM is expected to hold the image under this
 *     name
 */
public record SwImage(
    String id,
    String name,
    String version,
    @Nullable String checksumAlgorithm,
    @Nullable String checksumHash,
    String containerFormat,
    String diskFormat,
    long minDiskBytes,
    long minRamBytes,
    long sizeBytes,
    @Nullable String path) {}
