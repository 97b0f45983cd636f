package org.pawl.vnfm.vnflcm;

import java.util.UUID;

/** A step of an operation came further. */
public record StepChanged(UUID vnfInstanceId, UUID vnfLcmOpOccId, StepDetail step) {}
