package org.pawl.agent.json;

import java.nio.charset.StandardCharsets;

/** A type of the contract that can write itself as JSON. */
public interface JsonRecord {

  /** Appends this value. */
  void write(JsonWriter json);

  /** This value as a JSON text in UTF-8. */
  default byte[] toJson() {
    JsonWriter json = new JsonWriter();
    write(json);
    return json.toString().getBytes(StandardCharsets.UTF_8);
  }
}
