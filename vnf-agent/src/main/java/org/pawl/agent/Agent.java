package org.pawl.agent;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import org.pawl.agent.boot.AgentSettings;
import org.pawl.agent.boot.BootException;
import org.pawl.agent.boot.ConfigDrive;
import org.pawl.agent.boot.StateDirectory;
import org.pawl.agent.log.AgentLog;
import org.pawl.agent.model.UserData;

/** The program: reads what the guest is told, and runs until it is stopped. */
public final class Agent {
  /** The environment or the config drive is wrong; starting again changes nothing. */
  private static final int EXIT_MISCONFIGURED = 2;

  /** The state directory cannot be used. */
  private static final int EXIT_STATE = 3;

  private static final int LOG_LINES = 1000;

  private Agent() {}

  /** Starts the agent; settings come from environment variables, see {@link AgentSettings}. */
  public static void main(String[] arguments) throws InterruptedException {
    AgentLog log = new AgentLog(LOG_LINES, Clock.systemUTC(), System.out);
    try {
      AgentSettings settings = AgentSettings.of(System.getenv());
      UserData userData = ConfigDrive.userData(settings.configDrive());
      StateDirectory state = open(settings.state());
      try (RunningAgent agent = RunningAgent.start(settings, userData, state, log)) {
        Runtime.getRuntime().addShutdownHook(new Thread(agent::close, "shutdown"));
        agent.keepHouse();
      }
    } catch (BootException e) {
      log.error(explain(e));
      System.exit(EXIT_MISCONFIGURED);
    } catch (IOException | GeneralSecurityException e) {
      log.error("The state directory cannot be used: " + explain(e));
      System.exit(EXIT_STATE);
    }
  }

  private static StateDirectory open(Path directory) throws IOException {
    return StateDirectory.open(directory);
  }

  private static String explain(Exception e) {
    return e.getCause() == null
        ? String.valueOf(e.getMessage())
        : e.getMessage() + " (" + e.getCause() + ")";
  }
}
