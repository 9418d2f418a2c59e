/** How near to low rank attention is: the tab Spectrum. */
@NullMarked
package org.longview.app.spectrum;

import org.jspecify.annotations.NullMarked;
