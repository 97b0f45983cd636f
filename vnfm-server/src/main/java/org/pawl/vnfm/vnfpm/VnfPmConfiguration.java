package org.pawl.vnfm.vnfpm;

import org.pawl.vnfm.sol.SolApi;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Declares the API. */
@Configuration(proxyBeanMethods = false)
class VnfPmConfiguration {

  @Bean
  SolApi vnfpmApi() {
    return new SolApi("vnfpm", "2.2.0");
  }
}
