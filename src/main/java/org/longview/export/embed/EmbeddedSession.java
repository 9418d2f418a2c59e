package org.longview.export.embed;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.DataFormatException;
import org.longview.work.InputException;
import org.longview.work.InputFile;

/**
 * The session that a figure was made from, in the figure's own file: a text chunk of PNG, a
 * metadata element of SVG, a metadata packet of PDF, a comment of GIF. It is JSON in the letters of
 * ASCII, which all of these hold alike.
 */
public final class EmbeddedSession {
  /** What the session is called in the files. */
  public static final String KEYWORD = "longview-session";

  /** A longer session is neither written nor read, in characters. */
  public static final int MOST = 1 << 24;

  private static final int SIGNATURE_BYTES = 64;

  private EmbeddedSession() {}

  /**
   * The form in which a session is written.
   *
   * @param json of any characters
   * @return the same values in printable ASCII without {@code & < >}, other characters by their
   *     numbers, as JSON escapes them; empty if that is longer than {@link #MOST}
   */
  public static String form(String json) {
    StringBuilder form = new StringBuilder(json.length());
    for (int i = 0; i < json.length() && form.length() <= MOST; i++) {
      char c = json.charAt(i);
      if (c == '\n' || c == '\r' || c == '\t') {
        form.append(' '); // between values, as strings hold none of them
      } else if (c < ' ' || c > '~' || c == '&' || c == '<' || c == '>') {
        form.append("\\u").append(HexFormat.of().toHexDigits(c));
      } else {
        form.append(c);
      }
    }
    return form.length() > MOST ? "" : form.toString();
  }

  /**
   * Finds the session in a picture. Of the file, no more is kept in memory than the session.
   *
   * @param file of a kind that its first bytes tell, not its name
   * @return JSON that is not checked; nothing if the picture has no session or is of another kind
   * @throws InputException if the file cannot be read or is damaged
   */
  public static Optional<String> read(Path file) {
    InputFile.require(file);
    try (InputStream opened = Files.newInputStream(file);
        BufferedInputStream in = new BufferedInputStream(opened)) {
      in.mark(SIGNATURE_BYTES);
      String start = new String(in.readNBytes(SIGNATURE_BYTES), StandardCharsets.ISO_8859_1);
      in.reset();
      if (start.startsWith(PngText.SIGNATURE)) {
        return PngText.find(in, KEYWORD);
      }
      if (start.startsWith("GIF8")) {
        return GifComments.find(in);
      }
      if (start.startsWith("%PDF-")) {
        return PdfPacket.find(in);
      }
      boolean marked = start.startsWith("\u00ef\u00bb\u00bf"); // UTF-8's byte order mark
      return (marked ? start.substring(3) : start).stripLeading().startsWith("<")
          ? SvgMetadata.find(in)
          : Optional.empty();
    } catch (EOFException e) {
      throw damaged(file, "ends in the middle", e);
    } catch (DataFormatException e) {
      throw damaged(file, "is damaged", e);
    } catch (IOException e) {
      throw InputFile.failed(file, e);
    }
  }

  private static InputException damaged(Path file, String how, Exception e) {
    return new InputException(
        "%s %s, so that no session is found in it; get the file anew.".formatted(file, how), e);
  }
}
