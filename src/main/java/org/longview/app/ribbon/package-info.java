/** The text with every token tinted by where the selected token looks. */
@NullMarked
package org.longview.app.ribbon;

import org.jspecify.annotations.NullMarked;
