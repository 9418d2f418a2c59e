package org.longview.app.pattern;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.longview.app.control.NumberControl;
import org.longview.app.control.Panels;
import org.longview.app.control.Segments;
import org.longview.app.state.Notices;
import org.longview.attention.PieceMerge;
import org.longview.study.PatternKind;
import org.longview.study.PatternSettings;
import org.longview.study.Settings;
import org.longview.study.Wording;

/** The parameters of patterns that read the text in pieces. */
final class PieceControls extends VBox {
  private final PiecesModel model;
  private final NumberControl pieceLength;
  private final NumberControl pieceStride;
  private final Segments<PieceMerge> merge;
  private final HBox mergeRow;
  private final Label pieceNote = new Label();

  PieceControls(PiecesModel model, Notices notices) {
    this.model = model;
    getStyleClass().add("section");
    pieceLength =
        new NumberControl(
                "Piece b",
                "Tokens of a piece, without the marks at its ends that it is given to be read alone",
                model.pieceLengthScale(),
                notices,
                model::setPieceLength)
            .named("piece-length");
    pieceStride =
        new NumberControl(
                "Stride S",
                "Tokens from the start of a piece to the start of the next; b for no overlap",
                model.pieceStrideScale(),
                notices,
                model::setPieceStride)
            .named("piece-stride");
    merge =
        new Segments<>("Merge", List.of(PieceMerge.values()), PieceMerge::id, model::setMerge)
            .named("merge")
            .explained(PieceMerge.UNION, "One softmax over all keys that share a piece")
            .explained(PieceMerge.MEAN, "Each piece alone, and the mean over a token's pieces")
            .explained(
                PieceMerge.MAX_CONTEXT,
                "Each piece alone, and the one with most tokens on both sides of a token");
    mergeRow = new HBox(8, new Label("Merge"), Panels.spacer(), merge);
    mergeRow.getStyleClass().add("row");
    mergeRow.setAlignment(Pos.CENTER_LEFT);
    pieceNote.setId("piece-note");
    pieceNote.getStyleClass().add("small-note");
    pieceNote.setWrapText(true);
    pieceNote.setMinHeight(USE_PREF_SIZE);
    getChildren().addAll(pieceLength, pieceStride, mergeRow, pieceNote);
  }

  void show(Settings now) {
    PatternSettings pattern = now.pattern();
    Presence.present(this, pattern.kind().hasPieces());
    boolean chunked = pattern.kind() == PatternKind.CHUNKED;
    pieceLength.show(pattern.pieces().length(), model.pieceLengthScale());
    pieceStride.show(pattern.pieces().stride(), model.pieceStrideScale());
    merge.show(pattern.pieces().merge());
    pieceNote.setText(Wording.ofPieces(now));
    Presence.present(pieceStride, chunked);
    Presence.present(mergeRow, chunked);
  }
}
