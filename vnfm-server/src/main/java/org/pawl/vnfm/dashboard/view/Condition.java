package org.pawl.vnfm.dashboard.view;

/**
 * The state of something in a word, and in a sentence that says what it means.
 *
 * @param word ETSI's constant where there is one
 */
public record Condition(Tone tone, String word, String explanation) {}
