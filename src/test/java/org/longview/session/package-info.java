/** Tests of session files. */
@NullMarked
package org.longview.session;

import org.jspecify.annotations.NullMarked;
