package org.longview.export;

import org.longview.export.embed.EmbeddedSession;

/**
 * What a file says about its picture.
 *
 * @param dotsPerInch how large it is on paper
 * @param software the program and its version
 * @param parameters what the picture was made from; may be empty
 * @param session the same as JSON, from which the program makes the picture again; empty if there
 *     is none. It is kept in the form of {@link EmbeddedSession#form}
 */
public record FigureMetadata(int dotsPerInch, String software, String parameters, String session) {
  public FigureMetadata {
    session = EmbeddedSession.form(session);
  }

  /** Without a session. */
  public FigureMetadata(int dotsPerInch, String software, String parameters) {
    this(dotsPerInch, software, parameters, "");
  }

  /** The same with a session. */
  public FigureMetadata withSession(String json) {
    return new FigureMetadata(dotsPerInch, software, parameters, json);
  }
}
