package org.pawl.vnfm.dashboard.view;

/**
 * What can be done about an operation now.
 *
 * @param word its name in the resource's path, as in SOL003 5.4.14 to 5.4.17
 */
public record Decision(String word, String label, String explanation) {

  static final Decision RETRY = new Decision("retry", "Retry", "Go on at the step that failed.");
  static final Decision ROLLBACK =
      new Decision("rollback", "Roll back", "Remove what this operation made.");
  static final Decision FAIL =
      new Decision("fail", "Mark as failed", "Give it up; what it made stays.");
  static final Decision CANCEL =
      new Decision("cancel", "Cancel", "Stop after the step that is under way.");
}
