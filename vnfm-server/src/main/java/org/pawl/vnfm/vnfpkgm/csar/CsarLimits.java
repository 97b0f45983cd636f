package org.pawl.vnfm.vnfpkgm.csar;

/**
 * How much an archive may hold; all counted while unpacking, whatever its headers say.
 *
 * @param maxUnpackedBytes of all files together
 * @param maxFiles entries of the archive
 * @param maxRatio unpacked to packed bytes, for archives that unpack to more than a megabyte
 * @param maxTextBytes of a file that is read as text: descriptor, manifest, Click configuration
 */
public record CsarLimits(long maxUnpackedBytes, int maxFiles, int maxRatio, int maxTextBytes) {}
