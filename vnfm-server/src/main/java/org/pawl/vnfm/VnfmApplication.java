package org.pawl.vnfm;

import java.util.List;
import org.pawl.vnfm.vnfpkgm.PackageCommand;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The VNF manager: serves SOL003 to orchestrators, a dashboard to operators, and the agents. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class VnfmApplication {

  /**
   * Starts the VNFM; settings come from {@code application.yaml} and the environment. With {@code
   * package} as first word it checks or makes a package instead.
   */
  public static void main(String[] args) {
    if (args.length > 0 && args[0].equals("package")) {
      var arguments = List.of(args).subList(1, args.length);
      System.exit(PackageCommand.run(arguments, System.out, System.err));
    }
    SpringApplication.run(VnfmApplication.class, args);
  }
}
