package org.longview.app.study;

import java.time.Duration;
import org.longview.study.Settings;
import org.longview.text.Tokens;

/**
 * A result, and what it belongs to.
 *
 * @param <T> the result
 * @param tokens of the text that it was computed for
 * @param settings that it was computed under
 * @param took how long that took; zero if it was there already
 */
public record Answer<T>(T value, Tokens tokens, Settings settings, Duration took) {}
