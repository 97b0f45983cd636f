package org.pawl.vnfm.dashboard.live;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** One reader's stream: writes what comes into its mailbox until the reader is gone. */
final class EventStream implements Runnable {

  private static final Logger LOG = LoggerFactory.getLogger(EventStream.class);
  private static final Duration HEARTBEAT = Duration.ofSeconds(15);
  private static final long NO_TIMEOUT = 0;
  private static final long RECONNECT_MS = 2000;

  private final String session;
  private final @Nullable UUID vnf;
  private final Predicate<UUID> visible;
  private final Consumer<EventStream> whenDone;
  private final Mailbox mailbox = new Mailbox();
  private final SseEmitter emitter = new SseEmitter(NO_TIMEOUT);

  /**
   * @param visible which VNF instances the reader may hear of
   */
  EventStream(
      String session, @Nullable UUID vnf, Predicate<UUID> visible, Consumer<EventStream> whenDone) {
    this.session = session;
    this.vnf = vnf;
    this.visible = visible;
    this.whenDone = whenDone;
    emitter.onCompletion(mailbox::close);
    emitter.onError(failure -> mailbox.close());
  }

  SseEmitter emitter() {
    return emitter;
  }

  boolean belongsTo(String other) {
    return session.equals(other);
  }

  void offer(Message message) {
    UUID about = message.vnf();
    if (about == null || ((vnf == null || vnf.equals(about)) && visible.test(about))) {
      mailbox.put(message);
    }
  }

  void close() {
    mailbox.close();
  }

  @Override
  public void run() {
    try {
      emitter.send(SseEmitter.event().reconnectTime(RECONNECT_MS).comment("open"));
      while (!mailbox.isClosed()) {
        Optional<Message> message = mailbox.take(HEARTBEAT);
        if (message.isPresent()) {
          send(message.get());
        } else if (!mailbox.isClosed()) {
          emitter.send(SseEmitter.event().comment("still here"));
        }
      }
      emitter.complete();
    } catch (IOException | IllegalStateException e) {
      LOG.debug("a reader of events is gone", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      mailbox.close();
      whenDone.accept(this);
    }
  }

  private void send(Message message) throws IOException {
    MediaType form =
        message.data() instanceof String ? MediaType.TEXT_PLAIN : MediaType.APPLICATION_JSON;
    emitter.send(SseEmitter.event().name(message.event()).data(message.data(), form));
  }
}
