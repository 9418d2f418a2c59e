package org.longview.picture;

/** A piece of a line of text, in one colour. */
public record TintedText(String text, Tint tint) {}
