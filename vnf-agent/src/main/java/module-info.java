/** The in-guest agent; the JDK is all it needs at run time. */
module org.pawl.agent {
  requires static org.jspecify;
  requires jdk.httpserver;
}
