package org.pawl.vnfm.vnflcm;

/** Whether an instantiated VNF does its work (SOL003 5.5.4.2, VnfOperationalStateType). */
public enum VnfOperationalState {
  STARTED,
  STOPPED
}
