package org.longview.app.control;

import atlantafx.base.controls.ProgressSliderSkin;
import java.math.BigInteger;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;
import org.longview.app.state.Burst;
import org.longview.app.state.Gesture;
import org.longview.app.state.Notices;
import org.longview.work.InputException;

/** A number with its name, a slider and a field, in one line. */
public final class NumberControl extends HBox {
  private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

  /** Digits, or groups of three: a comma elsewhere is that of a fraction. */
  private static final Pattern WHOLE =
      Pattern.compile("[+−-]?([0-9]+|[0-9]{1,3}([, _\u00a0\u202f][0-9]{3})+)");

  private static final BigInteger LARGEST = BigInteger.valueOf(Long.MAX_VALUE);

  /** Receives a number that the user chose. */
  @FunctionalInterface
  public interface Change {
    /**
     * Takes the number.
     *
     * @param gesture what it belongs to, for undo
     * @throws InputException if the number is refused
     */
    void to(long number, Gesture gesture);
  }

  private final String name;
  private final Notices notices;
  private final Change change;
  private final Slider slider = new Slider(0, 1, 0);
  private final TextField field = new TextField();
  private final Burst burst = new Burst();
  private Gesture drag = new Gesture();
  private NumberScale scale;
  private long number;
  private boolean showing;
  private boolean keeping;
  private @Nullable String refusal;

  /**
   * Makes the control.
   *
   * @param name in front of it
   * @param explanation for those who hover or listen
   */
  public NumberControl(
      String name, String explanation, NumberScale scale, Notices notices, Change change) {
    this.name = name;
    this.notices = notices;
    this.change = change;
    this.scale = scale;
    Label label = new Label(name);
    label.getStyleClass().add("row-label");
    label.setLabelFor(field);
    label.setTooltip(new Tooltip(explanation));
    slider.setSkin(new ProgressSliderSkin(slider));
    slider.setMinWidth(40);
    slider.setAccessibleText(name);
    slider.setAccessibleHelp(explanation);
    HBox.setHgrow(slider, Priority.ALWAYS);
    field.getStyleClass().add("number-field");
    field.setAlignment(Pos.CENTER_RIGHT);
    field.setAccessibleText(name);
    field.setAccessibleHelp(explanation);
    setAlignment(Pos.CENTER_LEFT);
    getStyleClass().add("number-control");
    getChildren().addAll(label, slider, field);

    slider.valueProperty().addListener((property, before, now) -> slid(now.doubleValue()));
    slider.addEventFilter(
        javafx.scene.input.MouseEvent.MOUSE_PRESSED, event -> drag = new Gesture());
    slider.addEventFilter(KeyEvent.KEY_PRESSED, this::stepByKey);
    field.addEventFilter(KeyEvent.KEY_PRESSED, this::editByKey);
    field
        .focusedProperty()
        .addListener(
            (property, before, focused) -> {
              if (!focused) {
                commit();
                if (!keepsRefused()) {
                  write();
                }
              }
            });
    addEventFilter(ScrollEvent.SCROLL, this::stepByWheel);
  }

  /** The field's and the slider's identifiers, for tests: {@code id} and {@code id-slider}. */
  public NumberControl named(String id) {
    field.setId(id);
    slider.setId(id + "-slider");
    return this;
  }

  /**
   * Leaves in the field what is refused, until it is mended or taken back: what goes on without it
   * would go on with a number that nobody sees. Others return to the number that holds.
   */
  public NumberControl keepingRefused() {
    keeping = true;
    return this;
  }

  /** Whether the field holds what is refused, which is then told once more. */
  public boolean insists() {
    commit();
    if (refusal == null) {
      return false;
    }
    field.requestFocus();
    return true;
  }

  /** Puts something small beside the name. */
  public NumberControl with(Node accessory) {
    Node name = getChildren().remove(0);
    name.getStyleClass().remove("row-label");
    HBox both = new HBox(4, name, Panels.spacer(), accessory);
    both.setAlignment(Pos.CENTER_LEFT);
    both.getStyleClass().add("row-label");
    getChildren().add(0, both);
    return this;
  }

  /** Shows a number without reporting it. */
  public void show(long newNumber, NumberScale newScale) {
    boolean same = newNumber == number;
    boolean keeps = same && newScale.equals(scale) && keepsRefused();
    number = newNumber;
    scale = newScale;
    showing = true;
    if (!slider.isValueChanging() || scale.number(slider.getValue()) != number) {
      slider.setValue(scale.position(number));
    }
    showing = false;
    if (!keeps && (!same || !field.isFocused())) {
      write();
    }
  }

  private boolean keepsRefused() {
    return keeping && refusal != null;
  }

  private void write() {
    refusal = null;
    String text = format(number);
    if (!field.getText().equals(text)) {
      field.setText(text);
    }
    field.pseudoClassStateChanged(WRONG, false);
  }

  private void slid(double position) {
    if (!showing) {
      long chosen = scale.number(position);
      if (chosen != number) {
        report(chosen, drag);
      }
    }
  }

  private void stepByKey(KeyEvent event) {
    switch (event.getCode()) {
      case LEFT, DOWN -> step(-1, false);
      case RIGHT, UP -> step(1, false);
      case PAGE_DOWN -> step(-1, true);
      case PAGE_UP -> step(1, true);
      case HOME -> report(scale.least(), burst.now());
      case END -> report(scale.most(), burst.now());
      default -> {
        return;
      }
    }
    event.consume();
  }

  private void editByKey(KeyEvent event) {
    switch (event.getCode()) {
      case DOWN -> step(-1, false);
      case UP -> step(1, false);
      case PAGE_DOWN -> step(-1, true);
      case PAGE_UP -> step(1, true);
      case ENTER -> commit();
      case ESCAPE -> {
        if (field.getText().equals(format(number))) {
          return; // nothing to take back, so that it closes a dialog
        }
        notices.mended(this);
        write();
        field.selectAll();
      }
      default -> {
        return;
      }
    }
    event.consume();
  }

  private void stepByWheel(ScrollEvent event) {
    if (field.isFocused() || slider.isFocused()) {
      double delta = event.getDeltaY();
      if (delta != 0) {
        step(delta > 0 ? 1 : -1, event.isShiftDown());
      }
      event.consume();
    }
  }

  private void step(int direction, boolean far) {
    commit();
    report(scale.next(number, direction, far), burst.now());
    write();
  }

  /** Takes over what stands in the field, if it is another number. */
  private void commit() {
    String text = withUsualDigits(field.getText().strip());
    if (text.equals(format(number))) {
      if (refusal != null) {
        notices.mended(this);
        write();
      }
      return;
    }
    if (!WHOLE.matcher(text).matches()) {
      refuse(
          text.isEmpty()
              ? name + " needs a number; it stays at " + format(number) + "."
              : "%s must be a whole number, and “%s” is none; it stays at %s."
                  .formatted(name, shortened(text), format(number)));
      return;
    }
    BigInteger typed = new BigInteger(text.replace('−', '-').replaceAll("[^+0-9-]", ""));
    if (typed.abs().compareTo(LARGEST) > 0) {
      refuse(name + " is too large; it stays at " + format(number) + ".");
      return;
    }
    report(typed.longValueExact(), new Gesture());
  }

  /** Digits of other scripts, and full-width ones, as those of the program. */
  private static String withUsualDigits(String text) {
    StringBuilder usual = new StringBuilder();
    text.codePoints()
        .map(c -> Character.isDigit(c) ? Character.forDigit(Character.digit(c, 10), 10) : c)
        .forEach(usual::appendCodePoint);
    return usual.toString();
  }

  private void report(long chosen, Gesture gesture) {
    try {
      change.to(chosen, gesture);
      refusal = null;
      field.pseudoClassStateChanged(WRONG, false);
      notices.mended(this);
    } catch (InputException e) {
      refuse(e.getMessage());
    }
  }

  private void refuse(String sentence) {
    refusal = sentence;
    field.pseudoClassStateChanged(WRONG, true);
    notices.problem(this, sentence);
  }

  private static String shortened(String text) {
    return text.length() <= 20 ? text : Objects.requireNonNull(text).substring(0, 20) + "…";
  }

  private static String format(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}
