/**
 * The port to a virtualised infrastructure manager: servers, their ports, and the networks these
 * ports stand on. It knows no SOL type and no type of any cloud's API; the adapters below it are
 * imported by nobody.
 */
@ApplicationModule(
    displayName = "vim",
    allowedDependencies = {})
@NullMarked
package org.pawl.vnfm.vim;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
