package org.longview.app.study;

/**
 * What a model was trained on.
 *
 * @param length of the longest text, in tokens
 * @param language its name; empty if it is not known
 */
public record Training(int length, String language) {}
