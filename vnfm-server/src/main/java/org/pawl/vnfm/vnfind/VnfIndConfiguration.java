package org.pawl.vnfm.vnfind;

import org.pawl.vnfm.sol.SolApi;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Declares the API. */
@Configuration(proxyBeanMethods = false)
class VnfIndConfiguration {

  @Bean
  SolApi vnfindApi() {
    return new SolApi("vnfind", "1.4.0");
  }
}
