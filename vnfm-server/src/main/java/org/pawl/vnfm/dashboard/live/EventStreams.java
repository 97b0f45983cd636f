package org.pawl.vnfm.dashboard.live;

import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * All open event streams, one per browser tab. Whoever publishes never waits for a reader: each
 * stream has a bounded mailbox and a virtual thread of its own.
 */
@Component
public class EventStreams implements SmartLifecycle {

  private final Set<EventStream> streams = ConcurrentHashMap.newKeySet();
  private final Executor threads = Executors.newVirtualThreadPerTaskExecutor();
  private final TenantsOfVnfs tenants;
  private final Clock clock;
  private volatile Instant latestNews;
  private volatile boolean open = true;

  EventStreams(TenantsOfVnfs tenants, Clock clock) {
    this.tenants = tenants;
    this.clock = clock;
    this.latestNews = clock.instant();
  }

  /**
   * Opens a stream of what the caller of the current request may see.
   *
   * @param session the reader's session; the stream ends with it
   * @param vnf the one VNF instance that the reader looks at; null for all
   * @param since when the reader's page was made; it is told if there were news after that
   */
  public SseEmitter open(String session, @Nullable UUID vnf, Instant since) {
    EventStream stream = new EventStream(session, vnf, tenants.ofRequest(), streams::remove);
    streams.add(stream);
    if (!since.isAfter(latestNews)) {
      stream.offer(Message.news(null));
    }
    if (!open) {
      stream.close();
    }
    threads.execute(stream);
    return stream.emitter();
  }

  void publish(Message message) {
    if (message.isNews()) {
      latestNews = clock.instant();
    }
    streams.forEach(stream -> stream.offer(message));
  }

  /** Ends the streams of a session that is over. */
  void closeSession(String session) {
    streams.stream().filter(stream -> stream.belongsTo(session)).forEach(EventStream::close);
  }

  int count() {
    return streams.size();
  }

  @Override
  public void start() {
    open = true;
  }

  /**
   * Runs before the web server waits for its requests to end, for streams never end by themselves.
   */
  @Override
  public void stop() {
    open = false;
    streams.forEach(EventStream::close);
  }

  @Override
  public boolean isRunning() {
    return open;
  }

  @Override
  public int getPhase() {
    return Integer.MAX_VALUE;
  }
}
