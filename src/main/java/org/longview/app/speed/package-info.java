/** The tab "Speed": what attention takes on this machine. */
@NullMarked
package org.longview.app.speed;

import org.jspecify.annotations.NullMarked;
