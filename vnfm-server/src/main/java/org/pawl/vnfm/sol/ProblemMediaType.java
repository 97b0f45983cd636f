package org.pawl.vnfm.sol;

import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.autoconfigure.WebMvcRegistrations;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Takes {@code application/problem+json} out of what generated mappings say that they produce: it
 * is the form of a refusal, whatever the caller accepts, and not a form that a resource can be
 * asked for in. Without this, a DELETE whose only content is a possible problem would answer 406 to
 * a caller who accepts JSON.
 */
@Component
class ProblemMediaType implements WebMvcRegistrations {

  @Override
  public RequestMappingHandlerMapping getRequestMappingHandlerMapping() {
    return new Mapping();
  }

  private static final class Mapping extends RequestMappingHandlerMapping {

    @Override
    protected @Nullable RequestMappingInfo getMappingForMethod(
        Method method, Class<?> handlerType) {
      var info = super.getMappingForMethod(method, handlerType);
      if (info == null || info.getProducesCondition().isEmpty()) {
        return info;
      }
      var forms =
          info.getProducesCondition().getProducibleMediaTypes().stream()
              .filter(form -> !form.equals(MediaType.APPLICATION_PROBLEM_JSON))
              .map(MediaType::toString)
              .toArray(String[]::new);
      return info.mutate().produces(forms).options(getBuilderConfiguration()).build();
    }
  }
}
