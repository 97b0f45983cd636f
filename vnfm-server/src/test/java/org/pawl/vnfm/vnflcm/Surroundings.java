package org.pawl.vnfm.vnflcm;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.pawl.vnfm.agent.Agents;
import org.pawl.vnfm.vim.InMemoryVim;
import org.pawl.vnfm.vim.Vim;
import org.pawl.vnfm.vnfpkgm.VnfPackages;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/**
 * What stands around the life cycle in tests: a VIM and agents in memory, and a gate before both at
 * which a test can hold, fail or kill a call.
 */
@TestConfiguration(proxyBeanMethods = false)
class Surroundings {

  /** A process that dies: nothing of ours catches it. */
  static final class Crash extends Error {
    private static final long serialVersionUID = 1L;
  }

  /** Stands before each call to VIM and agents. */
  static final class Gate {

    /** Looks at a call, named like {@code Vim.createPort}, and lets it through or not. */
    interface Guard {
      @Nullable Object pass(String call, Callable<@Nullable Object> go) throws Exception;
    }

    private volatile Guard guard = (call, go) -> go.call();

    void guard(Guard next) {
      guard = next;
    }

    void open() {
      guard = (call, go) -> go.call();
    }

    <T> T before(Class<T> port, T target) {
      InvocationHandler handler =
          (proxy, method, arguments) ->
              guard.pass(
                  port.getSimpleName() + "." + method.getName(),
                  () -> call(target, method, arguments));
      return port.cast(
          Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, handler));
    }

    private static @Nullable Object call(
        Object target, Method method, @Nullable Object @Nullable [] arguments) throws Exception {
      try {
        return method.invoke(target, arguments);
      } catch (InvocationTargetException failure) {
        throw (Exception) failure.getCause();
      }
    }
  }

  @Bean
  Gate gate() {
    return new Gate();
  }

  @Bean
  InMemoryAgents inMemoryAgents() {
    return new InMemoryAgents();
  }

  @Bean
  InMemoryVim inMemoryVim() {
    return new InMemoryVim();
  }

  @Bean
  @Primary
  Vim gatedVim(InMemoryVim vim, Gate gate) {
    return gate.before(Vim.class, vim);
  }

  @Bean
  @Primary
  Agents gatedAgents(InMemoryAgents agents, Gate gate) {
    return gate.before(Agents.class, agents);
  }

  @Bean
  @Primary
  VnfPackages inMemoryPackages() {
    return new InMemoryPackages();
  }
}
