/**
 * The kernels on the JDK's Vector API. Compiled apart from the rest and reached by name only, so
 * that the program also runs where the module {@code jdk.incubator.vector} is missing.
 */
@NullMarked
package org.longview.linear.vector;

import org.jspecify.annotations.NullMarked;
