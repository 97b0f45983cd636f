package org.pawl.vnfm.vnfpkgm;

/**
 * A connection point that the VNF shows to the outside (SOL001 6.8.5, IFA011 7.1.6.3).
 *
 * @param id what an instantiate request names as cpdId
 * @param vduId the VDU whose connection point it is
 * @param vduCpId that connection point
 */
public record ExtCpd(String id, String vduId, String vduCpId) {}
