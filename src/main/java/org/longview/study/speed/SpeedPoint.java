package org.longview.study.speed;

import org.longview.study.PatternKind;

/**
 * What one mechanism took for one length.
 *
 * @param length n
 * @param seconds of one layer, the best of several runs
 * @param peakBytes what a run allocates, with all that its mechanism holds; inputs are not in it
 */
public record SpeedPoint(PatternKind mechanism, int length, double seconds, long peakBytes) {}
