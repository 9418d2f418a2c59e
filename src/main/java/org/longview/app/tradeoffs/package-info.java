/**
 * The tab "Trade-offs": quality by window and global tokens, and the cheapest settings for each.
 */
@NullMarked
package org.longview.app.tradeoffs;

import org.jspecify.annotations.NullMarked;
