package org.longview.export;

import java.util.LinkedHashMap;
import java.util.Map;
import org.longview.study.PatternKind;
import org.longview.study.PatternSettings;

/** What tells settings apart in tables of many. */
public final class SettingColumns {
  private SettingColumns() {}

  /**
   * Names of columns and what stands there, in their order; what does not apply is "".
   *
   * @param n number of tokens
   */
  public static Map<String, Object> of(PatternSettings settings, int n) {
    boolean isWindow = settings.kind() != PatternKind.LINFORMER;
    Map<String, Object> columns = new LinkedHashMap<>();
    columns.put("pattern", settings.kind().id());
    columns.put("window", isWindow ? settings.window() : "");
    columns.put("dilation", isWindow ? settings.dilation() : "");
    columns.put("globals", isWindow ? settings.globalCount(n) : "");
    columns.put("rank", isWindow ? "" : settings.lowRank().rank(0));
    return columns;
  }
}
