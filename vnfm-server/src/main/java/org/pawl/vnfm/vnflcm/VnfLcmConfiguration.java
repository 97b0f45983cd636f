package org.pawl.vnfm.vnflcm;

import org.pawl.vnfm.sol.SolApi;
import org.pawl.vnfm.vnflcm.v1.VersionOne;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Declares the API in both of its major versions. */
@Configuration(proxyBeanMethods = false)
class VnfLcmConfiguration {

  @Bean
  SolApi vnflcmApi() {
    return new SolApi("vnflcm", "2.3.0");
  }

  @Bean
  SolApi vnflcmApiOfVersion1() {
    return VersionOne.API;
  }
}
