package org.longview.app.control;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.longview.app.state.Remembered;

/** The system's file dialogs, which begin in the folder that was used last. */
public final class FxFileDialogs implements FileDialogs {
  private final Window owner;
  private final Remembered remembered;

  public FxFileDialogs(Window owner, Remembered remembered) {
    this.owner = owner;
    this.remembered = remembered;
  }

  @Override
  public @Nullable Path open(String title, String kind, List<String> endings) {
    FileChooser chooser = chooser(title);
    chooser
        .getExtensionFilters()
        .addAll(
            new ExtensionFilter(
                kind,
                endings.stream()
                    .flatMap(ending -> Stream.of(ending, ending.toUpperCase(Locale.ROOT)))
                    .map(ending -> "*." + ending)
                    .toList()),
            new ExtensionFilter("All files", "*"));
    return chosen(chooser.showOpenDialog(owner));
  }

  @Override
  public @Nullable Path openFolder(String title) {
    DirectoryChooser chooser = new DirectoryChooser();
    chooser.setTitle(title);
    Path folder = remembered.folder();
    if (folder != null) {
      chooser.setInitialDirectory(folder.toFile());
    }
    return chosen(chooser.showDialog(owner));
  }

  @Override
  public @Nullable Path save(String title, String proposal, String kind, String ending) {
    return named(
        proposal,
        ending,
        name -> {
          FileChooser chooser = chooser(title);
          chooser.setInitialFileName(name);
          chooser.getExtensionFilters().add(new ExtensionFilter(kind, "*." + ending));
          return chosen(chooser.showSaveDialog(owner));
        });
  }

  /**
   * Asks for the name of a file until there is one that may be written to. Systems ask before a
   * file is replaced, but only of the name that was typed; so one that exists with the ending that
   * was left out is offered again.
   *
   * @param ask offers a name and returns what was chosen
   */
  static @Nullable Path named(
      String proposal, String ending, Function<String, @Nullable Path> ask) {
    Path path = ask.apply(proposal);
    while (path != null && !path.toString().toLowerCase(Locale.ROOT).endsWith("." + ending)) {
      Path whole = path.resolveSibling(path.getFileName() + "." + ending);
      if (!Files.exists(whole)) {
        return whole;
      }
      path = ask.apply(whole.getFileName().toString());
    }
    return path;
  }

  private FileChooser chooser(String title) {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(title);
    Path folder = remembered.folder();
    if (folder != null) {
      chooser.setInitialDirectory(folder.toFile());
    }
    return chooser;
  }

  private @Nullable Path chosen(@Nullable File file) {
    if (file == null) {
      return null;
    }
    Path path = file.toPath().toAbsolutePath();
    Path folder = path.getParent();
    if (folder != null) {
      remembered.setFolder(folder);
    }
    return path;
  }
}
