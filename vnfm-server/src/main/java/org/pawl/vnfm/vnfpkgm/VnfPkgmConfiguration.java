package org.pawl.vnfm.vnfpkgm;

import org.pawl.vnfm.sol.SolApi;
import org.pawl.vnfm.vnfpkgm.v1.PackagesOfVersionOne;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Declares the API in both of its major versions. */
@Configuration
class VnfPkgmConfiguration {

  @Bean
  SolApi vnfpkgmApi() {
    return new SolApi("vnfpkgm", "2.4.0");
  }

  @Bean
  SolApi vnfpkgmApiOfVersion1() {
    return PackagesOfVersionOne.API;
  }
}
