package org.longview.app.matrices;

/**
 * A heading of the text, as a mark on the map.
 *
 * @param token where it begins
 * @param level 1 is the highest
 * @param label what it says
 */
public record Signpost(int token, int level, String label) {}
