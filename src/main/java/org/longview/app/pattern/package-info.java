/** The mechanism and its parameters. */
@NullMarked
package org.longview.app.pattern;

import org.jspecify.annotations.NullMarked;
