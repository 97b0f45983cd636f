package org.pawl.vnfm.vnflcm;

import org.pawl.vnfm.sol.SolApi;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Declares the API. */
@Configuration(proxyBeanMethods = false)
class VnfLcmConfiguration {

  @Bean
  SolApi vnflcmApi() {
    return new SolApi("vnflcm", "2.3.0");
  }
}
