package org.pawl.agent.dataplane.ffm;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.pawl.agent.dataplane.ClickText;
import org.pawl.agent.dataplane.Dataplane;
import org.pawl.agent.dataplane.DataplaneException;
import org.pawl.agent.dataplane.DataplaneException.Kind;
import org.pawl.agent.dataplane.EngineArguments;
import org.pawl.agent.dataplane.EngineCounters;
import org.pawl.agent.dataplane.EngineLog;
import org.pawl.agent.dataplane.UnavailableDataplane;
import org.pawl.agent.dataplane.ffm.ClickLibrary.Answer;
import org.pawl.agent.json.JsonNode;
import org.pawl.agent.json.JsonReader;
import org.pawl.agent.model.CheckResult;
import org.pawl.agent.model.ElementList;
import org.pawl.agent.model.Graph;

/** The engine in this process, behind its C interface. */
public final class NativeDataplane implements Dataplane {
  private static final int OK = 0;
  private static final int REFUSED = 1;
  private static final int WRONG_STATE = 2;
  private static final int NOT_FOUND = 3;

  private final ClickLibrary library;
  private final CounterMemory counters;

  private NativeDataplane(ClickLibrary library) {
    this.library = library;
    this.counters = new CounterMemory(library.counters(CounterMemory.SIZE));
  }

  /**
   * Loads the engine.
   *
   * @param library path of the shared library, or its file name when the system's loader shall find
   *     it
   */
  public static Dataplane load(String library) {
    try {
      ClickLibrary loaded = new ClickLibrary(library);
      if (loaded.abiVersion() != ClickLibrary.ABI_VERSION) {
        return new UnavailableDataplane(
            "The packet engine %s speaks version %d of its interface, this agent version %d. Install the two of one release."
                .formatted(library, loaded.abiVersion(), ClickLibrary.ABI_VERSION));
      }
      return new NativeDataplane(loaded);
    } catch (IllegalArgumentException | java.util.NoSuchElementException e) {
      return new UnavailableDataplane(
          "The packet engine %s cannot be loaded (%s). Name the library in PAWL_CLICK_LIBRARY; `ldd` shows whether the libraries it needs are there."
              .formatted(library, e.getMessage()));
    }
  }

  @Override
  public String version() {
    return library.version();
  }

  @Override
  public void start(EngineArguments arguments) {
    json(library.ask("click_start", arguments.eal(), arguments.portNames()));
  }

  @Override
  public CheckResult check(ClickText text) {
    Answer answer =
        library.ask("click_check", text.fileName(), text.text(), String.join(" ", text.policy()));
    return answer.code() == REFUSED
        ? EngineAnswers.refusal(parse(answer))
        : EngineAnswers.acceptance(json(answer));
  }

  @Override
  public CheckResult install(ClickText text) {
    return EngineAnswers.acceptance(
        json(
            library.ask(
                "click_install", text.fileName(), text.text(), String.join(" ", text.policy()))));
  }

  @Override
  public void run() {
    json(library.ask("click_run"));
  }

  @Override
  public void halt() {
    json(library.ask("click_halt"));
  }

  @Override
  public void stop() {
    int code = library.stop();
    if (code != OK) {
      throw new DataplaneException(kind(code), "The packet engine did not stop, code " + code);
    }
  }

  @Override
  public ElementList elements() {
    return EngineAnswers.elements(json(library.ask("click_elements")));
  }

  @Override
  public Graph graph() {
    return EngineAnswers.graph(json(library.ask("click_graph")));
  }

  @Override
  public String readHandler(String handler, String parameter) {
    Answer answer = library.ask("click_read_handler", handler, parameter);
    if (answer.code() != OK) {
      throw new DataplaneException(kind(answer.code()), answer.text());
    }
    return answer.text();
  }

  @Override
  public void writeHandler(String handler, String value) {
    Answer answer = library.ask("click_write_handler", handler, value);
    if (answer.code() != OK) {
      throw new DataplaneException(kind(answer.code()), answer.text());
    }
  }

  @Override
  public EngineLog log(long cursor, int maxLines) {
    return EngineAnswers.log(json(library.readLog(cursor, maxLines)));
  }

  @Override
  public EngineCounters counters() {
    return counters.read();
  }

  private static JsonNode parse(Answer answer) {
    return JsonReader.parse(answer.text().getBytes(StandardCharsets.UTF_8));
  }

  private static JsonNode json(Answer answer) {
    JsonNode json = parse(answer);
    if (answer.code() == OK) {
      return json;
    }
    CheckResult refusal = EngineAnswers.refusal(json);
    throw new DataplaneException(kind(answer.code()), summary(refusal), refusal.errors());
  }

  private static String summary(CheckResult refusal) {
    List<String> messages =
        refusal.errors().stream()
            .map(e ->
                e.line() == null ? e.message() : e.file() + ":" + e.line() + ": " + e.message())
            .toList();
    return messages.size() <= 1
        ? String.join("", messages)
        : messages.getFirst() + " (and " + (messages.size() - 1) + " more)";
  }

  private static Kind kind(int code) {
    return switch (code) {
      case REFUSED -> Kind.REFUSED;
      case WRONG_STATE -> Kind.WRONG_STATE;
      case NOT_FOUND -> Kind.NOT_FOUND;
      default -> Kind.FAILED;
    };
  }
}
