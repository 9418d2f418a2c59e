package org.longview.work;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class InputFileTest {
  @Test
  void whatTheSystemSaysOfAFaultIsInASentenceThatTellsWhatToDo() {
    assertEquals(
        "a.txt cannot be read (Input/output error); check the disk or the network that holds it.",
        InputFile.failed(Path.of("a.txt"), new IOException("Input/output error")).getMessage());
    assertEquals(
        "a.txt cannot be read (IOException); check the disk or the network that holds it.",
        InputFile.failed(Path.of("a.txt"), new IOException()).getMessage());
  }
}
