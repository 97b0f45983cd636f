package org.pawl.vnfm.vnfpkgm;

import org.pawl.vnfm.sol.SolApi;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Declares the API that this module serves. */
@Configuration
class VnfPkgmConfiguration {

  @Bean
  SolApi vnfpkgmApi() {
    return new SolApi("vnfpkgm", "2.4.0");
  }
}
