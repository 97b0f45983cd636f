package org.pawl.vnfm.dashboard.view;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One VNF package.
 *
 * @param vnfdId null before its content is on-boarded
 * @param usable whether VNFs can be made from it now
 */
public record PackageView(
    UUID id,
    String product,
    String provider,
    @Nullable String vnfdId,
    Condition condition,
    String use,
    boolean usable) {}
