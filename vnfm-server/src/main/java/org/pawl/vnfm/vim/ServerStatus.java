package org.pawl.vnfm.vim;

/** How a server is. */
public enum ServerStatus {
  /** It is being made; it becomes ACTIVE or ERROR by itself. */
  BUILDING,
  /** It runs. */
  ACTIVE,
  /** It was stopped, and can be started again with what its disk holds. */
  STOPPED,
  /** It does not run, and does not come back by itself. */
  ERROR,
  /** The VIM remembers it, but nothing of it is left; all that can be done is to delete it. */
  GONE
}
