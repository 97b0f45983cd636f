package org.pawl.agent.json;

/** Says where a text is not JSON, or not the JSON that the contract asks for. */
public final class JsonException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public JsonException(String message) {
    super(message);
  }
}
