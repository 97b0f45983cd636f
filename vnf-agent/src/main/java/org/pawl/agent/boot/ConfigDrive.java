package org.pawl.agent.boot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.pawl.agent.json.JsonException;
import org.pawl.agent.json.JsonReader;
import org.pawl.agent.model.UserData;

/** The config drive in OpenStack's layout. */
public final class ConfigDrive {
  private static final int MAX_SIZE = 65536;

  private ConfigDrive() {}

  /** Reads the user data of the mounted drive. */
  public static UserData userData(Path drive) {
    Path file = drive.resolve("openstack/latest/user_data");
    try {
      if (Files.size(file) > MAX_SIZE) {
        throw new BootException(file + " is larger than " + MAX_SIZE + " bytes");
      }
      return UserData.read(JsonReader.parse(Files.readAllBytes(file)));
    } catch (IOException e) {
      throw new BootException(
          file + " cannot be read; mount the config drive and name it in PAWL_CONFIG_DRIVE", e);
    } catch (JsonException e) {
      throw new BootException(file + ", " + e.getMessage(), e);
    }
  }
}
