/** What every long computation needs: the threads, cancellation and progress. */
@NullMarked
package org.longview.work;

import org.jspecify.annotations.NullMarked;
