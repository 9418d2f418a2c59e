package org.longview.export;

/**
 * What a file says about its picture.
 *
 * @param dotsPerInch how large it is on paper
 * @param software the program and its version
 * @param parameters what the picture was made from
 */
public record FigureMetadata(int dotsPerInch, String software, String parameters) {}
