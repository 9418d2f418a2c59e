/**
 * Sessions as files: saved, opened, kept while the program runs and offered again after a crash.
 */
@NullMarked
package org.longview.app.session;

import org.jspecify.annotations.NullMarked;
