package org.pawl.vnfm.sol;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.NotNull;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What attributes a generated type has, so that a filter or selector that names another one can be
 * refused.
 */
final class ModelAttributes {

  private ModelAttributes() {}

  /** Whether the path leads to an attribute of the type; every key of a map is one. */
  static boolean has(Type type, List<String> path) {
    if (path.isEmpty() || isMap(type)) {
      return true;
    }
    return getter(type, path.getFirst())
        .map(getter -> has(getter.getGenericReturnType(), path.subList(1, path.size())))
        .orElse(false);
  }

  /** Whether the type always has this attribute. */
  static boolean isMandatory(Type type, String attribute) {
    return getter(type, attribute)
        .map((AnnotatedElement getter) -> getter.isAnnotationPresent(NotNull.class))
        .orElse(false);
  }

  /** The type of an attribute; Object where it is not known, as within a map. */
  static Type typeOf(Type type, String attribute) {
    return getter(type, attribute).map(Method::getGenericReturnType).orElse(Object.class);
  }

  private static Optional<Method> getter(Type type, String attribute) {
    return Arrays.stream(elementClass(type).getMethods())
        .filter(method ->
            method.getParameterCount() == 0 && method.isAnnotationPresent(JsonProperty.class))
        .filter(method -> method.getAnnotation(JsonProperty.class).value().equals(attribute))
        .findFirst();
  }

  private static boolean isMap(Type type) {
    return Map.class.isAssignableFrom(elementClass(type));
  }

  private static Class<?> elementClass(Type type) {
    return switch (type) {
      case Class<?> plain -> plain;
      case ParameterizedType generic
          when Collection.class.isAssignableFrom((Class<?>) generic.getRawType()) ->
          elementClass(generic.getActualTypeArguments()[0]);
      case ParameterizedType generic -> (Class<?>) generic.getRawType();
      default -> Object.class;
    };
  }
}
