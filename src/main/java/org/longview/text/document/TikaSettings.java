package org.longview.text.document;

import java.io.InputStream;
import java.util.Locale;
import java.util.Set;
import org.apache.tika.detect.Detector;
import org.apache.tika.extractor.EmbeddedDocumentExtractor;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MediaType;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.html.HtmlMapper;
import org.apache.tika.parser.microsoft.OfficeParserConfig;
import org.jspecify.annotations.Nullable;
import org.xml.sax.ContentHandler;

/** How Tika's parsers are run: on the document alone, and nothing that is embedded in it. */
final class TikaSettings {
  private TikaSettings() {}

  /** Settings for one parse. */
  static ParseContext context() {
    ParseContext context = new ParseContext();
    context.set(EmbeddedDocumentExtractor.class, new NothingEmbedded());
    context.set(Detector.class, TikaSettings::unknown);
    context.set(HtmlMapper.class, new EveryElement());
    OfficeParserConfig office = new OfficeParserConfig();
    office.setUseSAXDocxExtractor(true);
    office.setIncludeHeadersAndFooters(false);
    context.set(OfficeParserConfig.class, office);
    return context;
  }

  /** Pictures need no type, as they are not looked into. Leaves its mark, as detectors have to. */
  private static MediaType unknown(InputStream in, Metadata metadata) {
    in.mark(1);
    return MediaType.OCTET_STREAM;
  }

  private static final class NothingEmbedded implements EmbeddedDocumentExtractor {
    @Override
    public boolean shouldParseEmbedded(Metadata metadata) {
      return false;
    }

    @Override
    public void parseEmbedded(
        InputStream in, ContentHandler handler, Metadata metadata, boolean html) {}
  }

  /** Tika's own mapper drops elements it does not know, so that words on both sides would join. */
  private static final class EveryElement implements HtmlMapper {
    /** What a browser does not show as text, and the readings above Japanese words. */
    private static final Set<String> DISCARDED =
        Set.of(
            "AUDIO",
            "CANVAS",
            "DATALIST",
            "IFRAME",
            "NOFRAMES",
            "NOSCRIPT",
            "OBJECT",
            "RP",
            "RT",
            "SCRIPT",
            "STYLE",
            "SVG",
            "TEMPLATE",
            "TEXTAREA",
            "VIDEO");

    @Override
    public String mapSafeElement(String name) {
      return name.toLowerCase(Locale.ROOT);
    }

    @Override
    public boolean isDiscardElement(String name) {
      return DISCARDED.contains(name);
    }

    @Override
    public @Nullable String mapSafeAttribute(String element, String attribute) {
      return null;
    }
  }
}
