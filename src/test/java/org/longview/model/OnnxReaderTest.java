package org.longview.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.longview.model.OnnxBytes.message;
import static org.longview.model.OnnxBytes.model;
import static org.longview.model.OnnxBytes.node;
import static org.longview.model.OnnxBytes.tensor;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.longview.work.Cancellation;
import org.longview.work.InputException;
import org.longview.work.Progress;

class OnnxReaderTest {
  private static OnnxGraph read(byte[] bytes) throws IOException {
    return read(bytes, bytes.length, Long.MAX_VALUE);
  }

  private static OnnxGraph read(byte[] bytes, int claimed, long memory) throws IOException {
    return OnnxReader.read(
        "model test",
        new ByteArrayInputStream(bytes),
        claimed,
        new OnnxData(null, new Cancellation()),
        new MemoryAllowance(memory),
        Progress.NONE,
        new Cancellation());
  }

  private static OnnxGraph.Tensor tensorOf(OnnxGraph graph, String name) {
    return Objects.requireNonNull(graph.tensors().get(name));
  }

  /** A graph of everything that is read, among fields that are passed over. */
  private static byte[] small() {
    OnnxBytes constant =
        node("Constant", "c", "c_out")
            .nested(5, message().text(1, "value").nested(5, tensor("", new int[] {}, 5.5f)));
    OnnxBytes packed =
        message()
            .bytes(1, new byte[] {2, 1})
            .varint(2, 1)
            .bytes(4, new byte[] {0, 0, (byte) 0x80, 0x3F, 0, 0, 0, 0x40})
            .text(8, "packed");
    OnnxBytes integers = message().varint(1, 1).varint(2, 7).text(8, "ints").bytes(9, new byte[8]);
    return model(
        message()
            .text(2, "graph")
            .nested(1, constant)
            .nested(1, node("Add", "a", "sum", "x", "bias"))
            .nested(5, tensor("w", new int[] {1, 3}, 1, 2, 3))
            .nested(5, packed)
            .nested(5, integers)
            .varint(99, 12345));
  }

  @Test
  void nodesConstantsAndFloatTensorsAreRead() throws IOException {
    OnnxGraph graph = read(small());
    assertEquals(2, graph.nodes().size());
    OnnxGraph.Node constant = graph.nodes().get(0);
    assertEquals(5.5f, Objects.requireNonNull(constant.value()).elements[0]);
    OnnxGraph.Node add = graph.nodes().get(1);
    assertEquals("Add", add.type());
    assertEquals("a", add.name());
    assertEquals(List.of("x", "bias"), add.inputs());
    assertEquals(List.of("sum"), add.outputs());
    assertEquals(List.of("packed", "w"), graph.tensors().keySet().stream().sorted().toList());
    assertArrayEquals(new float[] {1, 2, 3}, tensorOf(graph, "w").elements);
    assertArrayEquals(new float[] {1, 2}, tensorOf(graph, "packed").elements);
    assertEquals(new Shape(2, 1), tensorOf(graph, "packed").shape);
  }

  @Test
  void floatsOfOtherWidthsBecomeFloat32() throws IOException {
    byte[] halves = {0, 0x3C, 0, (byte) 0xC0}; // 1, −2
    byte[] brain = {(byte) 0x80, 0x3F, 0, (byte) 0xC0};
    byte[] doubles =
        ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN).putDouble(1).putDouble(-2).array();
    OnnxGraph graph =
        read(
            model(
                message()
                    .nested(5, message().varint(1, 2).varint(2, 10).text(8, "h").bytes(9, halves))
                    .nested(5, message().varint(1, 2).varint(2, 16).text(8, "b").bytes(9, brain))
                    .nested(
                        5, message().varint(1, 2).varint(2, 11).text(8, "d").bytes(9, doubles))));
    for (String name : List.of("h", "b", "d")) {
      assertArrayEquals(new float[] {1, -2}, tensorOf(graph, name).elements, name);
    }
  }

  @Test
  void weightsBeyondTheAllowanceAreRefusedWithTheNumber() {
    byte[] bytes = model(message().nested(5, tensor("w", new int[] {1000}, new float[1000])));
    String refusal =
        assertThrows(InputException.class, () -> read(bytes, bytes.length, 3999)).getMessage();
    assertTrue(refusal.startsWith("The model test needs 0.0 MB of memory"), refusal);
  }

  @Test
  void floatsThatStraddleTheReadersBufferAreWhole() throws IOException {
    float[] elements = new float[200_000];
    for (int i = 0; i < elements.length; i++) {
      elements[i] = i;
    }
    for (int shift = 0; shift < 4; shift++) {
      OnnxBytes graph =
          message()
              .text(2, "x".repeat(shift))
              .nested(5, tensor("w", new int[] {200_000}, elements));
      assertArrayEquals(elements, tensorOf(read(model(graph)), "w").elements);
    }
  }

  @Test
  void everyTruncationIsRefused() throws IOException {
    byte[] whole = small();
    for (int length = 1; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThrows(InputException.class, () -> read(cut, whole.length, Long.MAX_VALUE));
    }
  }

  private static Stream<byte[]> hostile() {
    long gigantic = 1L << 40;
    OnnxBytes tensor = message().varint(1, 4).varint(2, 1);
    return Stream.of(
        message().claim(7, gigantic).done(),
        message().claim(7, -1).done(),
        message().claim(7, Long.MAX_VALUE).done(),
        model(message().claim(5, gigantic)),
        model(message().nested(5, tensor.claim(9, gigantic))),
        model(message().nested(5, message().varint(1, 4).varint(2, 1).claim(9, 1L << 31))),
        model(message().nested(5, message().varint(2, 1).claim(8, gigantic))),
        model(message().nested(5, tensor("w", new int[] {5}, 1, 2, 3, 4))),
        model(message().nested(5, message().varint(1, -4).varint(2, 1).bytes(9, new byte[16]))),
        model(message().nested(5, message().varint(1, gigantic).varint(2, 1))),
        model(message().nested(5, tensor("w", new int[] {1, 1, 1, 1, 1, 1, 1, 1, 1}, 1))),
        model(message().nested(5, message().varint(2, 1).bytes(9, new byte[3]))),
        model(message().bytes(1, new byte[] {(byte) 0x0A})),
        model(message().bytes(1, new byte[] {0})),
        // a node of one byte whose field reaches beyond it
        message().bytes(7, new byte[] {0x0A, 1, 8, 5}).done(),
        model(message().bytes(1, new byte[] {7, 7, 7})),
        model(message().text(2, "x").nested(1, message().text(3, "n".repeat(70_000)))),
        new byte[] {-1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1},
        "This is not a model at all, just some words.".getBytes(UTF_8));
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void lengthsThatLieAndOtherDamageAreRefusedBeforeMemoryIsTaken(byte[] bytes) {
    long allocated =
        Allocation.of(
            () -> {
              String sentence = assertThrows(InputException.class, () -> read(bytes)).getMessage();
              assertEquals("The model test is damaged or cut off; copy it again.", sentence);
            });
    assertTrue(allocated < 20_000_000, allocated + " bytes");
  }

  @Test
  void randomDamageIsReadOrRefusedButNeverFailsOtherwise() throws IOException {
    Random random = new Random(3);
    int refused = 0;
    for (int i = 0; i < 3000; i++) {
      byte[] bytes = small();
      for (int flips = 1 + random.nextInt(3); flips > 0; flips--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      try {
        read(bytes);
      } catch (InputException e) {
        refused++;
      }
    }
    assertTrue(refused > 300, "only " + refused);
  }

  @Test
  void moreNodesThanAnyModelHasAreRefused() {
    OnnxBytes graph = message();
    for (int i = 0; i < 100_001; i++) {
      graph.bytes(1, new byte[0]);
    }
    byte[] bytes = model(graph);
    assertThrows(InputException.class, () -> read(bytes));
  }
}
