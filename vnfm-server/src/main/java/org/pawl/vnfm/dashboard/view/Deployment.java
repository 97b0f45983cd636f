package org.pawl.vnfm.dashboard.view;

import java.util.List;
import org.pawl.vnfm.dashboard.view.VnfView.ConnectionPoint;

/**
 * How VNFs of a package are instantiated.
 *
 * @param connectionPoints where they want a network
 */
public record Deployment(String vnfdId, String flavour, List<ConnectionPoint> connectionPoints) {

  public Deployment {
    connectionPoints = List.copyOf(connectionPoints);
  }
}
