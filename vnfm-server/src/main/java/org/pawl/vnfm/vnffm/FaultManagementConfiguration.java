package org.pawl.vnfm.vnffm;

import org.pawl.vnfm.sol.SolApi;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Declares the interface. */
@Configuration(proxyBeanMethods = false)
class FaultManagementConfiguration {

  @Bean
  SolApi vnffm() {
    return new SolApi("vnffm", "1.5.0");
  }
}
