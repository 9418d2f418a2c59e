/** The session that a picture's file holds beside the picture, and how it is found again. */
@NullMarked
package org.longview.export.embed;

import org.jspecify.annotations.NullMarked;
