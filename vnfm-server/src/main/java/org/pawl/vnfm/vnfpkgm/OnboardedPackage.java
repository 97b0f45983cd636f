package org.pawl.vnfm.vnfpkgm;

import java.util.UUID;

/** A package that is on-boarded: its identifier and its descriptor. */
public record OnboardedPackage(UUID packageId, Vnfd vnfd) {}
