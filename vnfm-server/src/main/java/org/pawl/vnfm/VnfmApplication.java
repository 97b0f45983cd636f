package org.pawl.vnfm;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The VNF manager: serves SOL003 to orchestrators, a dashboard to operators, and the agents. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class VnfmApplication {

  /** Starts the VNFM; settings come from {@code application.yaml} and the environment. */
  public static void main(String[] args) {
    SpringApplication.run(VnfmApplication.class, args);
  }
}
