package org.pawl.vnfm.vnfpkgm.signature;

import java.security.cert.X509Certificate;
import java.util.List;

/**
 * Whose signatures count: the authorities that vouch for signers of packages. They are asked for at
 * each verification, so that an implementation may tell one tenant's from another's.
 */
public interface SignerRoots {

  /** The authorities' own certificates. */
  List<X509Certificate> roots();

  /** Where somebody who misses one adds it. */
  String whereToAdd();
}
