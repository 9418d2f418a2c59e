/** The tab "Reach": what a token can be reached by through the layers, and by how much it is. */
@NullMarked
package org.longview.app.reach;

import org.jspecify.annotations.NullMarked;
