package org.pawl.vnfm.vnflcm;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.pawl.vnfm.VnfmTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.context.event.RecordApplicationEvents;

/** The whole VNFM on a real database, with VIM and agents in memory, and nobody who executes. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@VnfmTest
@Import({Surroundings.class, Executions.class, Lives.class})
@RecordApplicationEvents
@TestPropertySource(
    properties = {
      "pawl.vim.kind=memory",
      "pawl.lcm.executing=false",
      "pawl.lcm.node-name=test",
      "pawl.lcm.server-limit=1s",
      "pawl.lcm.agent-limit=1s",
      "pawl.lcm.removal-limit=1s"
    })
public @interface LcmTest {}
