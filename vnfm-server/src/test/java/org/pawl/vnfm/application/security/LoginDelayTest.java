package org.pawl.vnfm.application.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;

class LoginDelayTest {

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-11-22T12:00:00Z"));
  private final Clock clock = ((InstantSource) now::get).withZone(ZoneOffset.UTC);
  private final LoginDelay delay = new LoginDelay(passwords(), clock);

  @Test
  void guesser_whenThirdPasswordIsWrong_waitsEvenWithTheRightOne() {
    fail(3);

    assertThatThrownBy(() -> logIn("admin", "right")).isInstanceOf(LockedException.class);

    pass(Duration.ofSeconds(1));
    assertThat(logIn("admin", "right")).isTrue();
  }

  @Test
  void guesser_whenGoingOn_waitsTwiceAsLongEachTimeUpToHalfAMinute() {
    fail(3);
    for (int seconds : new int[] {1, 2, 4, 8, 16, 30, 30}) {
      pass(Duration.ofSeconds(seconds).minusMillis(1));
      assertThatThrownBy(() -> logIn("admin", "wrong")).isInstanceOf(LockedException.class);
      pass(Duration.ofMillis(1));
      fail(1);
    }
  }

  @Test
  void otherUser_whenSomebodyGuesses_isNotHeldUp() {
    fail(3);

    assertThat(logIn("other", "right")).isTrue();
  }

  @Test
  void user_whenPasswordIsRightAtLast_startsAfresh() {
    fail(2);
    assertThat(logIn("admin", "right")).isTrue();

    fail(2);

    assertThat(logIn("admin", "right")).isTrue();
  }

  private void fail(int times) {
    for (int i = 0; i < times; i++) {
      assertThatThrownBy(() -> logIn("admin", "wrong")).isInstanceOf(BadCredentialsException.class);
    }
  }

  private boolean logIn(String user, String password) {
    var result =
        delay.authenticate(UsernamePasswordAuthenticationToken.unauthenticated(user, password));
    return result != null && result.isAuthenticated();
  }

  private void pass(Duration time) {
    now.set(now.get().plus(time));
  }

  private static DaoAuthenticationProvider passwords() {
    var encoder = PasswordEncoderFactories.createDelegatingPasswordEncoder();
    var provider =
        new DaoAuthenticationProvider(
            new InMemoryUserDetailsManager(
                User.withUsername("admin").password("{noop}right").roles("OPERATOR").build(),
                User.withUsername("other").password("{noop}right").roles("OPERATOR").build()));
    provider.setPasswordEncoder(encoder);
    return provider;
  }
}
