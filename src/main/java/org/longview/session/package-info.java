/**
 * The state of the program as a file: settings and what was looked at, written whole and read
 * strictly. What is kept of a running program, in case it ends unexpectedly, is such a file too.
 */
@NullMarked
package org.longview.session;

import org.jspecify.annotations.NullMarked;
