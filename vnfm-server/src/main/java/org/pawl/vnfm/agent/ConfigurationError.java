package org.pawl.vnfm.agent;

import org.jspecify.annotations.Nullable;

/**
 * One mistake in a Click configuration, as the engine says it.
 *
 * @param file the file's name, if the mistake has a place
 * @param line counted from 1
 * @param column counted from 1
 */
public record ConfigurationError(
    @Nullable String file, @Nullable Integer line, @Nullable Integer column, String message) {}
