package org.longview.app.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;

/** Style sheets for other sizes of type. */
class ScaledStylesTest {
  @Test
  void type_paddings_and_sizes_grow() {
    assertEquals(
        ".a { -fx-font-size: 18.00px; -fx-padding: 0 21.00px 1.50px -3.00px; }",
        ScaledStyles.scaled(".a { -fx-font-size: 12px; -fx-padding: 0 14px 1px -2px; }", 1.5));
  }

  @Test
  void lines_keep_their_thickness() {
    String lines =
        ".a { -fx-background-insets: 0, 1px; -fx-border-width: 0 0 2px 0;"
            + " -fx-border-insets: 1px }";
    assertEquals(lines, ScaledStyles.scaled(lines, 2));
  }

  @Test
  void colours_names_and_other_units_stay() {
    String other =
        ".w12px { -fx-text-fill: #12a3b4; -fx-padding: 1.5em; -fx-opacity: 1; -lv-bad: red }";
    assertEquals(other, ScaledStyles.scaled(other, 2));
  }

  @Test
  void a_scaled_sheet_is_carried_in_its_address() {
    String address = ScaledStyles.address("/assets/styles/longview.css", 1.25);
    assertTrue(address.startsWith("data:text/css"), address);
    String sheet =
        new String(
            Base64.getDecoder().decode(address.substring(address.indexOf(',') + 1)),
            StandardCharsets.UTF_8);
    assertTrue(sheet.contains("-fx-font-size: 16.25px"), sheet);
  }

  @Test
  void at_normal_type_the_sheet_itself_is_used() {
    assertTrue(
        ScaledStyles.address("/assets/styles/longview.css", 1).endsWith("styles/longview.css"));
  }
}
