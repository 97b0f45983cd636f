package org.pawl.agent.dataplane;

import java.util.List;
import org.pawl.agent.model.ConfigurationError;

/** What the engine refused or could not do. */
public final class DataplaneException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Whose fault it is. */
  public enum Kind {
    /** The text, argument or value is not acceptable. */
    REFUSED,
    /** The engine is not started, or nothing is installed. */
    WRONG_STATE,
    /** There is no such element or handler. */
    NOT_FOUND,
    /** The machine refused: memory, a device, DPDK. */
    FAILED,
    /** The library is missing or does not fit. */
    UNAVAILABLE
  }

  private final Kind kind;
  private final transient List<ConfigurationError> errors;

  public DataplaneException(Kind kind, String message) {
    this(kind, message, List.of());
  }

  public DataplaneException(Kind kind, String message, List<ConfigurationError> errors) {
    super(message);
    this.kind = kind;
    this.errors = List.copyOf(errors);
  }

  public Kind kind() {
    return kind;
  }

  /** The mistakes in a configuration, when it is one that was refused. */
  public List<ConfigurationError> errors() {
    return errors;
  }
}
