/** Charts, drawn by JFreeChart. The only part of the window that knows AWT's colours and fonts. */
@NullMarked
package org.longview.app.chart;

import org.jspecify.annotations.NullMarked;
