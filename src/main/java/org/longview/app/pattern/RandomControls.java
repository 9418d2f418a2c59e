package org.longview.app.pattern;

import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.longview.app.control.FileDialogs;
import org.longview.app.control.NumberControl;
import org.longview.app.control.Panels;
import org.longview.app.control.Segments;
import org.longview.app.state.Notices;
import org.longview.study.PatternSettings;
import org.longview.study.RandomSettings;
import org.longview.study.RandomSettings.Form;

/** BigBird's parameters: its form, its blocks, and where random keys come from. */
final class RandomControls extends VBox {
  private final RandomKeysModel model;
  private final FileDialogs dialogs;
  private final Segments<Form> form;
  private final NumberControl block;
  private final NumberControl count;
  private final SeedField seed;
  private final Label file = new Label();
  private RandomSettings shown = RandomSettings.defaults();

  RandomControls(RandomKeysModel model, Notices notices, FileDialogs dialogs) {
    this.model = model;
    this.dialogs = dialogs;
    getStyleClass().add("section");
    form =
        new Segments<>(
                "Form",
                List.of(Form.TOKENS, Form.BLOCKS),
                choice -> choice == Form.TOKENS ? "tokens" : "blocks",
                model::setForm)
            .named("form")
            .explained(Form.TOKENS, "Window, global and random keys are tokens, alike in all heads")
            .explained(
                Form.BLOCKS,
                "Blocks of b tokens: three of window, first and last global, random ones by head");
    block =
        new NumberControl(
                "Block b",
                "Tokens of a block; it must divide their number",
                model.blockScale(),
                notices,
                model::setBlock)
            .named("block");
    count =
        new NumberControl(
                "Random r",
                "How many random keys every token has, or random blocks every block",
                model.countScale(),
                notices,
                model::setCount)
            .named("random");
    seed = new SeedField("random-seed", "Seed of the random keys", notices, model::setSeed);
    getChildren().addAll(Panels.row("Form", form), block, count, seedRow());
  }

  private HBox seedRow() {
    file.getStyleClass().add("muted");
    return Panels.row(
        "Seed",
        Panels.iconButton("draw-again", Feather.SHUFFLE, "Draw again", this::drawAgain),
        Panels.iconButton(
            "open-random", Feather.FOLDER, "Read random keys from a file", this::open),
        Panels.spacer(),
        file,
        seed);
  }

  private void drawAgain() {
    model.setSeed(shown.source() instanceof RandomSettings.Seed now ? now.seed() + 1 : 0);
  }

  private void open() {
    Path chosen =
        dialogs.open(
            "Open random keys",
            "NumPy array " + (shown.ofBlocks() ? "random_block_index" : "random_index"),
            List.of("npz"));
    if (chosen != null) {
      model.open(chosen);
    }
  }

  void show(PatternSettings pattern) {
    shown = pattern.random();
    Presence.present(this, pattern.kind().hasRandom());
    form.show(shown.form());
    Presence.present(block, shown.ofBlocks());
    if (shown.ofBlocks()) {
      block.show(shown.block(), model.blockScale());
    }
    boolean drawn = shown.source() instanceof RandomSettings.Seed;
    Presence.present(seed, drawn);
    Presence.present(file, !drawn);
    if (shown.source() instanceof RandomSettings.File read) {
      file.setText(read.index().file());
      count.show(read.index().perRow(), model.countScale());
    } else if (shown.source() instanceof RandomSettings.Seed now) {
      seed.show(now.seed());
      count.show(shown.count(), model.countScale());
    }
  }
}
