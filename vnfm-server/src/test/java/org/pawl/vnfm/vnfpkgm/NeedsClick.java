package org.pawl.vnfm.vnfpkgm;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/** For tests that need the engine's command, which the build of click-dataplane makes. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsClick.Condition.class)
@interface NeedsClick {

  /** Skips where that module was not built. */
  final class Condition implements ExecutionCondition {

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
      var program = Path.of("../click-dataplane/target/native/click");
      return Files.isExecutable(program)
          ? ConditionEvaluationResult.enabled("the engine is built")
          : ConditionEvaluationResult.disabled(
              program + " is missing: build click-dataplane first");
    }
  }
}
