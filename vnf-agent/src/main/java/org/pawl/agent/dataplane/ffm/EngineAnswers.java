package org.pawl.agent.dataplane.ffm;

import java.util.List;
import java.util.function.Function;
import org.pawl.agent.dataplane.EngineLog;
import org.pawl.agent.json.JsonNode;
import org.pawl.agent.json.JsonNode.Members;
import org.pawl.agent.model.CheckResult;
import org.pawl.agent.model.ConfigurationError;
import org.pawl.agent.model.Element;
import org.pawl.agent.model.ElementList;
import org.pawl.agent.model.Graph;
import org.pawl.agent.model.GraphConnection;
import org.pawl.agent.model.GraphElement;
import org.pawl.agent.model.Handler;
import org.pawl.agent.model.Processing;

/** Turns the engine's JSON into the contract's types. */
final class EngineAnswers {
  private static final int ANY = Integer.MAX_VALUE;

  private EngineAnswers() {}

  static CheckResult acceptance(JsonNode json) {
    Members members = json.members();
    return new CheckResult(
        true,
        List.of(),
        members.optionalList("warnings", ANY, ConfigurationError::read),
        members.optional("elements", JsonNode::int32));
  }

  static CheckResult refusal(JsonNode json) {
    Members members = json.members();
    return new CheckResult(
        false,
        members.list("errors", ANY, ConfigurationError::read),
        members.optionalList("warnings", ANY, ConfigurationError::read),
        null);
  }

  static ElementList elements(JsonNode json) {
    return new ElementList(json.members().list("elements", ANY, EngineAnswers::element));
  }

  static Graph graph(JsonNode json) {
    Members members = json.members();
    return new Graph(
        members.list("elements", ANY, EngineAnswers::graphElement),
        members.list("connections", ANY, GraphConnection::read));
  }

  static EngineLog log(JsonNode json) {
    Members members = json.members();
    return new EngineLog(
        members.required("next", JsonNode::int64),
        members.required("lost", JsonNode::int64),
        members.list("lines", ANY, EngineAnswers::line));
  }

  private static Element element(JsonNode json) {
    Members members = json.members();
    return new Element(
        members.required("name", JsonNode::string),
        members.required("class", JsonNode::string),
        members.required("configuration", JsonNode::string),
        members.optional("file", JsonNode::string),
        members.optional("line", JsonNode::int32),
        members.optionalList("handlers", ANY, Handler::read));
  }

  private static GraphElement graphElement(JsonNode json) {
    Members members = json.members();
    Function<JsonNode, Processing> processing =
        port -> port.string().equals("pull") ? Processing.PULL : Processing.PUSH;
    return new GraphElement(
        members.required("name", JsonNode::string),
        members.required("class", JsonNode::string),
        members.required("configuration", JsonNode::string),
        members.list("inputs", ANY, processing),
        members.list("outputs", ANY, processing),
        members.optional("line", JsonNode::int32));
  }

  private static EngineLog.Line line(JsonNode json) {
    Members members = json.members();
    return new EngineLog.Line(
        members.required("time", JsonNode::instant),
        members.required("level", JsonNode::string),
        members.required("text", JsonNode::string));
  }
}
