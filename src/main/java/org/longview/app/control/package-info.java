/** Controls that several panels are made of. */
@NullMarked
package org.longview.app.control;

import org.jspecify.annotations.NullMarked;
