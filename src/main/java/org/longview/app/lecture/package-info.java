/** Lecture mode: steps in large type, full screen, driven by a presenter. */
@NullMarked
package org.longview.app.lecture;

import org.jspecify.annotations.NullMarked;
