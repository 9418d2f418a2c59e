@NullMarked
package org.longview.app.session;

import org.jspecify.annotations.NullMarked;
