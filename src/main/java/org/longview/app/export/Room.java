package org.longview.app.export;

/**
 * The room for a preview.
 *
 * @param width in pixels of the screen
 * @param height in pixels of the screen
 */
record Room(int width, int height) {}
