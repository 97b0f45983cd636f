package org.pawl.vnfm;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.context.ContextConfiguration;

/**
 * A test of the whole VNFM on a real PostgreSQL, migrated by the real scripts, with {@code
 * MockMvcTester} for requests.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(properties = "pawl.click.program=../click-dataplane/target/native/click")
@AutoConfigureMockMvc
@ContextConfiguration(initializers = TestDatabase.class)
public @interface VnfmTest {}
