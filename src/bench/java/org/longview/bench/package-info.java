/** Benchmarks of the kernels, each beside a peer; see docs/benchmarks.md. */
@NullMarked
package org.longview.bench;

import org.jspecify.annotations.NullMarked;
