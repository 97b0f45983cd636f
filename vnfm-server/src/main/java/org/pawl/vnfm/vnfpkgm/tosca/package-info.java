/**
 * TOSCA in YAML as SOL001 uses it: files, node templates, types, requirements; nothing of what a
 * VNF is.
 */
@NullMarked
package org.pawl.vnfm.vnfpkgm.tosca;

import org.jspecify.annotations.NullMarked;
