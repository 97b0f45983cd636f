package org.pawl.agent.dataplane;

import java.util.List;
import org.pawl.agent.model.CheckResult;
import org.pawl.agent.model.ElementList;
import org.pawl.agent.model.Graph;

/** Stands for an engine whose library cannot be used, and says why to everyone who asks. */
public final class UnavailableDataplane implements Dataplane {
  private final String reason;

  public UnavailableDataplane(String reason) {
    this.reason = reason;
  }

  @Override
  public String version() {
    throw unavailable();
  }

  @Override
  public void start(EngineArguments arguments) {
    throw unavailable();
  }

  @Override
  public CheckResult check(ClickText text) {
    throw unavailable();
  }

  @Override
  public CheckResult install(ClickText text) {
    throw unavailable();
  }

  @Override
  public void run() {
    throw unavailable();
  }

  @Override
  public void halt() {
    throw unavailable();
  }

  @Override
  public void stop() {
    // nothing was started
  }

  @Override
  public ElementList elements() {
    throw unavailable();
  }

  @Override
  public Graph graph() {
    throw unavailable();
  }

  @Override
  public String readHandler(String handler, String parameter) {
    throw unavailable();
  }

  @Override
  public void writeHandler(String handler, String value) {
    throw unavailable();
  }

  @Override
  public EngineLog log(long cursor, int maxLines) {
    return new EngineLog(cursor, 0, List.of());
  }

  @Override
  public EngineCounters counters() {
    return new EngineCounters(EngineState.NEW, List.of(), 0, 0, 0, 0);
  }

  private DataplaneException unavailable() {
    return new DataplaneException(DataplaneException.Kind.UNAVAILABLE, reason);
  }
}
