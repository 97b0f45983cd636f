package org.pawl.vnfm.vim;

class InMemoryVimTest extends VimContract {

  private final InMemoryVim vim = new InMemoryVim();

  @Override
  protected Vim vim() {
    return vim;
  }
}
