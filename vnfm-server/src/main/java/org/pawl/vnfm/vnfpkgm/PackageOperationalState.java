package org.pawl.vnfm.vnfpkgm;

/** Whether VNF instances may be made from a package (SOL005 9.5.4.4). */
enum PackageOperationalState {
  ENABLED,
  DISABLED
}
