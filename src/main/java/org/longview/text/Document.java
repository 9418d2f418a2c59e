package org.longview.text;

/**
 * A text that was opened.
 *
 * @param name what it is called on screen, a file's name without its folder
 * @param text all of it, line ends as they were, without a byte order mark
 * @param charset the encoding that was found, by its Java name
 * @param bytes the file's size
 */
public record Document(String name, String text, String charset, long bytes) {}
