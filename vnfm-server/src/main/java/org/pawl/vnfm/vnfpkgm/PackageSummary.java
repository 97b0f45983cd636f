package org.pawl.vnfm.vnfpkgm;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A package as lists show it.
 *
 * @param enabled whether VNF instances may be made from it
 * @param inUse whether there are VNF instances made from it
 * @param vnfd its descriptor; null until it is on-boarded
 * @param failure why its content was refused; null when it was not
 */
public record PackageSummary(
    UUID id,
    Instant createdAt,
    PackageOnboardingState onboardingState,
    boolean enabled,
    boolean inUse,
    @Nullable Vnfd vnfd,
    @Nullable String failure) {}
