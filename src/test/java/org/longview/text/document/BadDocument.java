package org.longview.text.document;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.crypt.Encryptor;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/** Files that people try to open and that cannot be read, each with what is said of it. */
public enum BadDocument {
  ENCRYPTED_PDF("secret.pdf", "is encrypted") {
    @Override
    void write(Path file) throws IOException {
      try (PDDocument pdf = new PDDocument()) {
        Fixtures.page(pdf, Fixtures.helvetica(), "Secret words.");
        pdf.protect(new StandardProtectionPolicy("owner", "password", new AccessPermission()));
        pdf.save(file.toFile());
      }
    }
  },
  ENCRYPTED_WORD("secret.docx", "is encrypted") {
    @Override
    void write(Path file) throws IOException {
      Fixtures.zip(file, Fixtures.docx("A report", Fixtures.paragraph("Secret words.")));
      byte[] open = Files.readAllBytes(file);
      Encryptor encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
      encryptor.confirmPassword("password");
      try (POIFSFileSystem container = new POIFSFileSystem()) {
        try (OutputStream out = encryptor.getDataStream(container)) {
          out.write(open);
        } catch (GeneralSecurityException e) {
          throw new IOException(e);
        }
        try (OutputStream out = Files.newOutputStream(file)) {
          container.writeFilesystem(out);
        }
      }
    }
  },
  ENCRYPTED_OPEN_DOCUMENT("secret.odt", "is encrypted") {
    @Override
    void write(Path file) throws IOException {
      Map<String, String> parts = Fixtures.odt("A report", "<text:p>Secret words.</text:p>");
      parts.put("content.xml", "\u0013\u0088 what no one reads without the password");
      parts.put(
          "META-INF/manifest.xml",
          "<m:manifest xmlns:m='urn:oasis:names:tc:opendocument:xmlns:manifest:1.0'>"
              + "<m:file-entry m:full-path='content.xml' m:media-type='text/xml' m:size='200'>"
              + "<m:encryption-data m:checksum-type='SHA1/1K' m:checksum='AAAA'>"
              + "<m:algorithm m:algorithm-name='Blowfish CFB' m:initialisation-vector='AAAA'/>"
              + "<m:key-derivation m:key-derivation-name='PBKDF2' m:iteration-count='1024'"
              + " m:salt='AAAA'/></m:encryption-data></m:file-entry></m:manifest>");
      Fixtures.zip(file, parts);
    }
  },
  BOOK_WITH_COPY_PROTECTION("drm.epub", "is protected against copying (DRM)") {
    @Override
    void write(Path file) throws IOException {
      Map<String, String> parts = Fixtures.epub("A book", Map.of("a.xhtml", "<p>Words.</p>"));
      parts.put(
          "META-INF/encryption.xml",
          "<encryption><EncryptedData><CipherData><CipherReference URI='OPS/a.xhtml'/>"
              + "</CipherData></EncryptedData></encryption>");
      Fixtures.zip(file, parts);
    }
  },
  CUT_PDF("cut.pdf", "is cut off or damaged") {
    @Override
    void write(Path file) throws IOException {
      cut(Fixtures.pages(file, 3));
    }
  },
  CUT_WORD("cut.docx", "is cut off or damaged") {
    @Override
    void write(Path file) throws IOException {
      cut(Fixtures.zip(file, Fixtures.docx("A report", Fixtures.paragraph("Words."))));
    }
  },
  DAMAGED_WORD("damaged.docx", "is cut off or damaged") {
    @Override
    void write(Path file) throws IOException {
      String body = Fixtures.paragraph("Words ".repeat(2000));
      byte[] bytes = Files.readAllBytes(Fixtures.zip(file, Fixtures.docx("A report", body)));
      int part =
          new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1)
              .indexOf("word/document.xml");
      bytes[part + 60] ^= 0x55;
      Files.write(file, bytes);
    }
  },
  SCANNED_PDF("scan.pdf", "holds pictures of pages but no text") {
    @Override
    void write(Path file) throws IOException {
      try (PDDocument pdf = new PDDocument()) {
        PDPage page = new PDPage(PDRectangle.A4);
        pdf.addPage(page);
        var picture = new java.awt.image.BufferedImage(8, 8, 1);
        try (PDPageContentStream content = new PDPageContentStream(pdf, page)) {
          content.drawImage(LosslessFactory.createFromImage(pdf, picture), 0, 0, 595, 842);
        }
        pdf.save(file.toFile());
      }
    }
  },
  ZIP_BOMB("bomb.docx", "unpacks to more than 256 MiB of text") {
    @Override
    void write(Path file) throws IOException {
      byte[] spaces = new byte[1 << 20];
      Arrays.fill(spaces, (byte) ' ');
      try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
        zip.setLevel(Deflater.BEST_SPEED);
        for (Map.Entry<String, String> part : Fixtures.docx("A report", "").entrySet()) {
          zip.putNextEntry(new ZipEntry(part.getKey()));
          zip.write(part.getValue().getBytes(UTF_8));
          for (int i = 0; part.getKey().equals("word/document.xml") && i < 257; i++) {
            zip.write(spaces);
          }
          zip.closeEntry();
        }
      }
    }
  },
  WITHOUT_WORDS("blank.txt", "holds only spaces or invisible characters") {
    @Override
    void write(Path file) throws IOException {
      Files.writeString(file, " \n\t\u3000\n");
    }
  },
  WORD_WITHOUT_WORDS("blank.docx", "holds no text") {
    @Override
    void write(Path file) throws IOException {
      Fixtures.zip(file, Fixtures.docx("Empty", Fixtures.paragraph(" ")));
    }
  },
  GIGABYTE("gigabyte.txt", "is larger than 32 MiB") {
    @Override
    void write(Path file) throws IOException {
      try (RandomAccessFile text = new RandomAccessFile(file.toFile(), "rw")) {
        text.write("Words.".getBytes(UTF_8));
        text.setLength(1L << 30);
      }
    }
  };

  private final String name;

  /** A part of what is said. */
  public final String sentence;

  BadDocument(String name, String sentence) {
    this.name = name;
    this.sentence = sentence;
  }

  abstract void write(Path file) throws IOException;

  /** Writes the file into a folder. */
  public Path in(Path folder) throws IOException {
    Path file = folder.resolve(name);
    write(file);
    return file;
  }

  private static void cut(Path file) throws IOException {
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(whole, whole.length / 3));
  }
}
