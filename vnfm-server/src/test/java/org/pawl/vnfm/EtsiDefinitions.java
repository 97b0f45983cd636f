package org.pawl.vnfm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.databind.json.JsonMapper;

/**
 * Compares answers with ETSI's own OpenAPI definitions. They are not part of this project: the
 * folder that holds {@code sol002-sol003} and {@code sol005} is named by the environment variable
 * or system property {@code ETSI_OPENAPI}, and tests that need it are skipped where it is not set.
 */
public final class EtsiDefinitions {

  private static final SchemaRegistry SCHEMAS =
      SchemaRegistry.withDefaultDialect(
          SpecificationVersion.DRAFT_4, builder -> builder.schemas(EtsiDefinitions::asJson));

  private EtsiDefinitions() {}

  /**
   * Requires that the JSON text is of a type in one of the definition files, each named relative to
   * the folder.
   */
  public static void assertValid(String file, String type, String json) {
    var folder = folder();
    assumeThat(folder).as("ETSI_OPENAPI must name the folder of ETSI's OpenAPI files").isNotNull();
    var definitions = Path.of(String.valueOf(folder)).resolve(file).toUri();
    assertThat(schema(definitions + "#/definitions/" + type).validate(json, InputFormat.JSON))
        .as(type + " " + json)
        .isEmpty();
  }

  /** The schema at a place in the files. */
  public static Schema schema(String uri) {
    return SCHEMAS.getSchema(SchemaLocation.of(uri));
  }

  /** The folder, if one is named. */
  public static @Nullable String folder() {
    var property = System.getProperty("ETSI_OPENAPI");
    return property != null ? property : System.getenv("ETSI_OPENAPI");
  }

  /** The files have numbers as keys, which JSON has not. */
  private static @Nullable String asJson(String uri) {
    if (!uri.startsWith("file:")) {
      return null;
    }
    try {
      var text = Files.readString(Path.of(URI.create(uri)));
      var content = new Load(LoadSettings.builder().build()).loadFromString(text);
      return JsonMapper.shared().writeValueAsString(content);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
