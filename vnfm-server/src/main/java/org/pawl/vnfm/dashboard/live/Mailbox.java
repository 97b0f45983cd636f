package org.pawl.vnfm.dashboard.live;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What one reader has still to get. A message replaces an older one on the same subject, and beyond
 * a number of subjects the oldest goes: a slow reader gets the latest, and costs no more memory
 * than a fast one.
 */
final class Mailbox {

  private static final int MAX_SUBJECTS = 1024;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Map<String, Message> waiting = new LinkedHashMap<>();
  private boolean closed;

  /** Puts a message in; false when the mailbox is closed. */
  boolean put(Message message) {
    lock.lock();
    try {
      if (closed) {
        return false;
      }
      waiting.remove(message.subject());
      if (waiting.size() >= MAX_SUBJECTS) {
        waiting.remove(waiting.keySet().iterator().next());
      }
      waiting.put(message.subject(), message);
      changed.signal();
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** Takes the oldest message; waits for one at most that long. */
  Optional<Message> take(Duration patience) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long left = patience.toNanos();
      while (waiting.isEmpty() && !closed && left > 0) {
        left = changed.awaitNanos(left);
      }
      if (waiting.isEmpty()) {
        return Optional.empty();
      }
      Map.Entry<String, Message> first = waiting.entrySet().iterator().next();
      waiting.remove(first.getKey());
      return Optional.of(first.getValue());
    } finally {
      lock.unlock();
    }
  }

  /** Wakes whoever waits; what is still inside is thrown away. */
  void close() {
    lock.lock();
    try {
      closed = true;
      waiting.clear();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  boolean isClosed() {
    lock.lock();
    try {
      return closed;
    } finally {
      lock.unlock();
    }
  }
}
