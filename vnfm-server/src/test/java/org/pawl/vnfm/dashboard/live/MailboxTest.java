package org.pawl.vnfm.dashboard.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class MailboxTest {

  private final Mailbox mailbox = new Mailbox();

  @Test
  void newerMessage_whenOnTheSameSubject_replacesTheOlder() throws InterruptedException {
    mailbox.put(message("a", "1"));
    mailbox.put(message("b", "1"));
    mailbox.put(message("a", "2"));

    assertThat(drain()).extracting(Message::data).containsExactly("1", "2");
  }

  @Test
  void slowReader_whenSubjectsPileUp_losesTheOldestAndNothingElse() throws InterruptedException {
    for (int i = 0; i < 3_000; i++) {
      mailbox.put(message("subject " + i, Integer.toString(i)));
    }

    List<Message> rest = drain();
    assertThat(rest).hasSize(1024);
    assertThat(rest.getLast().data()).isEqualTo("2999");
  }

  @Test
  void waitingReader_whenTheMailboxIsClosed_wakesWithNothing() throws Exception {
    CompletableFuture<Optional<Message>> taken = new CompletableFuture<>();
    Thread reader =
        Thread.startVirtualThread(() -> {
          try {
            taken.complete(mailbox.take(Duration.ofMinutes(1)));
          } catch (InterruptedException e) {
            taken.completeExceptionally(e);
          }
        });

    mailbox.close();

    assertThat(taken.get(5, TimeUnit.SECONDS)).isEmpty();
    assertThat(mailbox.put(message("a", "late"))).isFalse();
    reader.join();
  }

  private List<Message> drain() throws InterruptedException {
    List<Message> all = new ArrayList<>();
    Optional<Message> next = mailbox.take(Duration.ZERO);
    while (next.isPresent()) {
      all.add(next.get());
      next = mailbox.take(Duration.ZERO);
    }
    return all;
  }

  private static Message message(String subject, String data) {
    return new Message("test", subject, UUID.randomUUID(), data);
  }
}
