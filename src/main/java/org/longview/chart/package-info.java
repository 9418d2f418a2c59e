/**
 * What charts show: curves, axes, marks and names put on plots, in the window and in files alike.
 * Knows no screen.
 */
@NullMarked
package org.longview.chart;

import org.jspecify.annotations.NullMarked;
