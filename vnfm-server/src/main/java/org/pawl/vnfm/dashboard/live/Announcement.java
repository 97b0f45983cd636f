package org.pawl.vnfm.dashboard.live;

import java.util.UUID;

/**
 * A sentence for screen readers; the page puts the VNF's name before it.
 *
 * @param vnf the VNF that it is about
 */
record Announcement(UUID vnf, String sentence) {}
