package org.longview.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static org.longview.model.NumpyBytes.doubles;
import static org.longview.model.NumpyBytes.floats;
import static org.longview.model.NumpyBytes.members;
import static org.longview.model.NumpyBytes.npy;
import static org.longview.model.NumpyBytes.npz;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.longview.GoldenCase;
import org.longview.work.Cancellation;
import org.longview.work.InputException;

class TensorFileTest {
  private static final byte[] SIX = floats("(1, 3, 2)", 1, 2, 3, 4, 5, 6);

  @TempDir Path folder;

  private Path file(byte[] bytes) throws IOException {
    return Files.write(folder.resolve("mine.npz"), bytes);
  }

  private UserTensors read(Map<String, byte[]> members) throws IOException {
    return TensorFile.readTensors(file(npz(true, members)), new Cancellation());
  }

  private UserTensors.Projected projected(Map<String, byte[]> members) throws IOException {
    return assertInstanceOf(UserTensors.Projected.class, read(members));
  }

  private UserTensors.Finished finished(Map<String, byte[]> members) throws IOException {
    return assertInstanceOf(UserTensors.Finished.class, read(members));
  }

  private Projections projections(Map<String, byte[]> members) throws IOException {
    return TensorFile.readProjections(file(npz(true, members)), new Cancellation());
  }

  private static List<GoldenCase> casesWithTensors() {
    return GoldenCase.ofKinds().stream().filter(golden -> golden.has("q")).toList();
  }

  @ParameterizedTest
  @MethodSource("casesWithTensors")
  void goldenTensorsAreRead(GoldenCase golden) {
    UserTensors.Projected tensors =
        assertInstanceOf(
            UserTensors.Projected.class, TensorFile.readTensors(golden.npz(), new Cancellation()));
    assertEquals("case.npz", tensors.name());
    assertEquals(golden.params().get("heads").getAsInt(), tensors.heads());
    assertEquals(golden.params().get("n").getAsInt(), tensors.n());
    assertArrayEquals(golden.array("q").floats(), tensors.ordinary().q());
    assertArrayEquals(golden.array("k").floats(), tensors.ordinary().k());
    assertArrayEquals(golden.array("v").floats(), tensors.ordinary().v());
    UserTensors.Qkv global = tensors.global();
    assertEquals(golden.has("qg"), global != null);
    if (global != null) {
      assertArrayEquals(golden.array("qg").floats(), global.q());
      assertArrayEquals(golden.array("kg").floats(), global.k());
      assertArrayEquals(golden.array("vg").floats(), global.v());
    }
    boolean[] keyOk = tensors.keyOk();
    assertEquals(golden.has("key_ok"), keyOk != null);
    if (keyOk != null) {
      for (int i = 0; i < keyOk.length; i++) {
        assertEquals(golden.array("key_ok").ints()[i] == 1, keyOk[i]);
      }
    }
  }

  private static List<GoldenCase> casesWithProjections() {
    return GoldenCase.ofKinds("linformer");
  }

  @ParameterizedTest
  @MethodSource("casesWithProjections")
  void goldenProjectionsAreRead(GoldenCase golden) {
    Projections projections = TensorFile.readProjections(golden.npz(), new Cancellation());
    assertEquals(golden.params().get("k").getAsInt(), projections.k());
    assertEquals(golden.params().get("n").getAsInt(), projections.n());
    assertArrayEquals(golden.array("E").floats(), projections.e());
    assertArrayEquals(golden.array(golden.has("F") ? "F" : "E").floats(), projections.f());
    boolean perHead = golden.params().get("sharing").getAsString().equals("none");
    int heads = golden.params().get("heads").getAsInt();
    assertEquals(perHead ? heads : 1, projections.heads());
    projections.requireFit(heads, projections.n());
  }

  @Test
  void oneHeadNeedsNoHeadAxis() throws IOException {
    byte[] matrix = doubles("(2, 1)", 1, 2);
    UserTensors.Projected tensors = projected(members("q", matrix, "k", matrix, "v", matrix));
    assertEquals(1, tensors.heads());
    assertEquals(2, tensors.n());
    assertEquals(1, tensors.d());
    assertArrayEquals(new float[] {1, 2}, tensors.ordinary().v());
    assertNull(tensors.global());
    assertNull(tensors.keyOk());
    assertEquals(List.of(), tensors.tokens());
  }

  @Test
  void aSingleTokenIsEnough() throws IOException {
    byte[] one = floats("(1, 1, 1)", 3);
    assertEquals(1, read(members("q", one, "k", one, "v", one)).n());
  }

  @Test
  void tokensAndPaddingMarksOfAnyTypeAreRead() throws IOException {
    byte[] labels = "I\0\0lov".getBytes(Charset.forName("UTF-32LE"));
    Map<String, byte[]> members = members("q", floats("(2, 1)", 1, 2), "k", floats("(2, 1)", 1, 2));
    members.put("v", floats("(2, 1)", 1, 2));
    members.put("tokens", npy("'<U3'", false, "(2,)", labels));
    for (byte[] marks :
        List.of(
            npy("'|b1'", false, "(2,)", new byte[] {1, 0}),
            npy(
                "'<i8'",
                false,
                "(2,)",
                new byte[] {0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}),
            floats("(2,)", 0.5f, 0),
            doubles("(2,)", -1, 0))) {
      members.put("key_ok", marks);
      UserTensors tensors = read(members);
      assertEquals(List.of("I", "lov"), tensors.tokens());
      assertArrayEquals(new boolean[] {true, false}, tensors.keyOk());
    }
  }

  @Test
  void finishedAttentionIsReadWithAndWithoutLayers() throws IOException {
    float[] weights = {1, 0, 0.5f, 0.5f, 0.25f, 0.75f, 0, 1};
    UserTensors.Finished heads = finished(members("attention", floats("(2, 2, 2)", weights)));
    assertEquals(List.of(1, 2, 2), List.of(heads.layers(), heads.heads(), heads.n()));
    assertArrayEquals(weights, heads.attention());
    UserTensors.Finished layers = finished(members("attention", floats("(2, 1, 2, 2)", weights)));
    assertEquals(List.of(2, 1, 2), List.of(layers.layers(), layers.heads(), layers.n()));
  }

  @Test
  void aSingleArrayFileIsAttentionOrAProjection() throws IOException {
    Path file = Files.write(folder.resolve("one.npy"), floats("(1, 2, 2)", 1, 0, 0.5f, 0.5f));
    UserTensors tensors = TensorFile.readTensors(file, new Cancellation());
    assertEquals(2, assertInstanceOf(UserTensors.Finished.class, tensors).n());
    Projections projections = TensorFile.readProjections(file, new Cancellation());
    assertEquals(2, projections.k());
    assertSame(projections.e(), projections.f());
  }

  @Test
  void severalLayersAreReadWithALayerAxisInFront() throws IOException {
    byte[] layers = floats("(2, 1, 3, 1)", 1, 2, 3, 4, 5, 6);
    UserTensors.Projected tensors = projected(members("q", layers, "k", layers, "v", layers));
    assertEquals(
        List.of(2, 1, 3, 1), List.of(tensors.layers(), tensors.heads(), tensors.n(), tensors.d()));
    assertArrayEquals(new float[] {1, 2, 3, 4, 5, 6}, tensors.ordinary().k());
    assertEquals(1, projected(qkv()).layers());
  }

  @Test
  void aSingleMatrixIsAttentionOfOneHead() throws IOException {
    UserTensors.Finished one = finished(members("attention", floats("(2, 2)", 1, 0, 0.5f, 0.5f)));
    assertEquals(List.of(1, 1, 2), List.of(one.layers(), one.heads(), one.n()));
    assertNull(one.warning());
  }

  @Test
  void aFolderOfArraysIsReadByTheirFileNames() throws IOException {
    Path several = Files.createDirectory(folder.resolve("layer 3"));
    for (Map.Entry<String, byte[]> member : qkv("tokens", labels("abc")).entrySet()) {
      Files.write(several.resolve(member.getKey() + ".npy"), member.getValue());
    }
    Files.writeString(several.resolve("notes.txt"), "left aside");
    UserTensors tensors = TensorFile.readTensors(several, new Cancellation());
    assertEquals("layer 3", tensors.name());
    assertEquals(List.of("a", "b", "c"), tensors.tokens());
    Files.delete(several.resolve("k.npy"));
    InputException incomplete =
        assertThrows(
            InputException.class, () -> TensorFile.readTensors(several, new Cancellation()));
    assertEquals(
        several + " holds q, tokens, v, but must hold all of q, k, v.", incomplete.getMessage());
  }

  private static byte[] labels(String letters) {
    byte[] bytes = letters.getBytes(StandardCharsets.US_ASCII);
    return npy("'|S1'", false, "(%d,)".formatted(bytes.length), bytes);
  }

  @Test
  void safetensorsHoldTheSameArraysAndTheirTokensAsLines() throws IOException {
    byte[] names = "[CLS]\nläuft\n[SEP]".getBytes(StandardCharsets.UTF_8);
    SafetensorsBytes written = new SafetensorsBytes();
    for (String name : List.of("q", "k", "v")) {
      written.floats(name, "[3,2]", 1, 2, 3, 4, 5, 6);
    }
    written.tensor("key_ok", "BOOL", "[3]", new byte[] {1, 1, 0});
    written.tensor("tokens", "U8", "[" + names.length + "]", names);
    UserTensors.Projected tensors =
        assertInstanceOf(
            UserTensors.Projected.class,
            TensorFile.readTensors(file(written.bytes()), new Cancellation()));
    assertArrayEquals(new float[] {1, 2, 3, 4, 5, 6}, tensors.ordinary().q());
    assertEquals(List.of("[CLS]", "läuft", "[SEP]"), tensors.tokens());
    assertArrayEquals(new boolean[] {true, true, false}, tensors.keyOk());
  }

  @Test
  void halfFloatsOfSafetensorsAreRead() throws IOException {
    byte[] one = {0, 0x3c};
    byte[] brain = {(byte) 0x80, 0x3f};
    SafetensorsBytes written =
        new SafetensorsBytes()
            .tensor("q", "F16", "[1,1]", one)
            .tensor("k", "BF16", "[1,1]", brain)
            .floats("v", "[1,1]", 1);
    UserTensors.Projected tensors =
        assertInstanceOf(
            UserTensors.Projected.class,
            TensorFile.readTensors(file(written.bytes()), new Cancellation()));
    assertArrayEquals(new float[] {1}, tensors.ordinary().q());
    assertArrayEquals(new float[] {1}, tensors.ordinary().k());
  }

  @Test
  void weightsOfAModelAreNoTensorsOfATextAndSaidToBeNone() throws IOException {
    Path weights = file(new SafetensorsBytes().floats("embeddings.weight", "[1]", 1).bytes());
    InputException refused =
        assertThrows(
            InputException.class, () -> TensorFile.readTensors(weights, new Cancellation()));
    assertEquals(
        weights + " holds embeddings.weight, but must hold q, k and v, or attention.",
        refused.getMessage());
  }

  @Test
  void rowsThatDoNotSumToOneAreReadWithAWarningThatNamesTheFarthest() throws IOException {
    UserTensors.Finished tensors =
        finished(
            members("attention", floats("(2, 1, 2, 2)", 1, 0, 0.5f, 0.5f, 0.5f, 0.25f, 2, 0.5f)));
    assertEquals(
        "2 of 4 rows of attention in mine.npz do not sum to 1; the farthest, row 1 of layer 1,"
            + " head 0, sums to 2.50. Rows are shown divided by their sums.",
        tensors.warning());
    assertNull(
        finished(members("attention", floats("(1, 2, 2)", 1, 0.001f, 0.4985f, 0.5f))).warning());
  }

  @Test
  void whatIsLargerThanMemoryIsRefusedBeforeAnyOfItIsRead() throws IOException {
    Path large = file(npz(false, qkv()));
    InputException refused =
        assertThrows(
            InputException.class,
            () -> TensorFile.readTensors(large, new MemoryAllowance(400), new Cancellation()));
    assertTrue(
        refused.getMessage().matches(".*mine.npz holds arrays of .* MB, but all arrays .*-Xmx.*"),
        refused.getMessage());
  }

  @Test
  void queriesKeysAndValuesComeBeforeAttentionAndOtherArraysAreLeftAside() throws IOException {
    byte[] strange = npy("'|O'", false, "(2,)", new byte[8]);
    assertNotNull(
        projected(members("q", SIX, "k", SIX, "v", SIX, "attention", SIX, "notes", strange)));
  }

  private static Stream<Arguments> refusedTensors() {
    byte[] ints = npy("'<i4'", false, "(3, 2)", new byte[24]);
    byte[] other = floats("(1, 2, 3)", 1, 2, 3, 4, 5, 6);
    byte[] flat = floats("(6,)", 1, 2, 3, 4, 5, 6);
    byte[] nan = floats("(1, 3, 2)", 1, 2, 3, Float.NaN, 5, 6);
    byte[] infinite = doubles("(1, 3, 2)", 1, 2, 3, 4, 5, Double.NEGATIVE_INFINITY);
    byte[] huge = doubles("(1, 3, 2)", 1e39, 2, 3, 4, 5, 6);
    byte[] labels = npy("'|S1'", false, "(2,)", "ab".getBytes(StandardCharsets.US_ASCII));
    return Stream.of(
        arguments("holds no arrays, but must hold q, k and v, or attention.", members()),
        arguments("holds k, x, but must hold all of q, k, v.", members("k", SIX, "x", SIX)),
        arguments("holds probs, but must hold q, k and v, or attention.", members("probs", SIX)),
        arguments("holds a/q, but must hold", members("a/q", SIX)),
        arguments("must hold all of qg, kg, vg", qkv("qg", SIX)),
        arguments("q in", members("q", ints, "k", ints, "v", ints)),
        arguments("is of type <i4, but must be float32 or float64", qkv("q", ints)),
        arguments("(6,), but must be (heads, n, d) or (n, d)", qkv("q", flat)),
        arguments("k in", qkv("k", other)),
        arguments("(1, 2, 3), but must be (1, 3, 2) like q", qkv("v", other)),
        arguments("(1, 2, 3), but must be (1, 3, 2) like q", qkv3("kg", other)),
        arguments("is NaN at [0, 1, 1]", qkv("k", nan)),
        arguments("is infinite at [0, 2, 1]", qkv("v", infinite)),
        arguments("1.0E39 at [0, 0, 0], too large for float32", qkv("q", huge)),
        arguments("no elements", qkv("q", floats("(0, 3, 2)"))),
        arguments("no elements", qkv("q", floats("(2, 0, 2)"))),
        arguments("no elements", qkv("q", floats("(2, 0)"))),
        arguments("is of type <f4, but must be strings", qkv("tokens", floats("(3,)", 1, 2, 3))),
        arguments("(2,), but must be (3,), one for each token", qkv("tokens", labels)),
        arguments(
            "(2,), but must be (3,), one for each token", qkv("key_ok", floats("(2,)", 1, 1))),
        arguments("(3, 1), but must be (3,)", qkv("key_ok", floats("(3, 1)", 1, 1, 1))),
        arguments("is NaN at [1]", qkv("key_ok", floats("(3,)", 1, Float.NaN, 1))),
        arguments(
            "is of type |S1, but must be numbers",
            qkv("key_ok", npy("'|S1'", false, "(3,)", "abc".getBytes(StandardCharsets.US_ASCII)))),
        arguments("must be (heads, n, n)", members("attention", SIX)),
        arguments("must be (heads, n, n)", members("attention", floats("(1, 2)", 1, 0))),
        arguments("must be (heads, n, n)", members("attention", floats("(1,)", 1))),
        arguments("is NaN at [0, 1]", members("attention", floats("(2, 2)", 1, Float.NaN, 0, 1))),
        arguments(
            "(1, 1, 1, 3, 2), but must be", qkv("q", floats("(1, 1, 1, 3, 2)", 1, 2, 3, 4, 5, 6))),
        arguments(
            "names 2 tokens, one on each line, but there are 3",
            qkv("tokens", npy("'|u1'", false, "(3,)", "a\nb".getBytes(StandardCharsets.UTF_8)))),
        arguments("no elements", members("attention", floats("(0, 2, 2)"))),
        arguments("no elements", members("attention", floats("(2, 0, 0)"))),
        arguments(
            "-0.5 at [0, 0, 1], but attention is never negative",
            members("attention", floats("(1, 2, 2)", 1, -0.5f, 0, 1))));
  }

  private static Map<String, byte[]> qkv(Object... replaced) {
    Map<String, byte[]> members = members("q", SIX, "k", SIX, "v", SIX);
    members.putAll(members(replaced));
    return members;
  }

  private static Map<String, byte[]> qkv3(Object... replaced) {
    Map<String, byte[]> members = qkv("qg", SIX, "kg", SIX, "vg", SIX);
    members.putAll(members(replaced));
    return members;
  }

  @ParameterizedTest
  @MethodSource("refusedTensors")
  void tensorsThatDoNotFitAreRefusedByName(String why, Map<String, byte[]> members)
      throws IOException {
    InputException refused = assertThrows(InputException.class, () -> read(members));
    assertTrue(refused.getMessage().contains(why), refused.getMessage());
    assertTrue(refused.getMessage().contains(folder.toString()), refused.getMessage());
  }

  private static Stream<Arguments> refusedProjections() {
    byte[] e = floats("(2, 3)", 1, 2, 3, 4, 5, 6);
    return Stream.of(
        arguments("holds F, but must hold E", members("F", e)),
        arguments("must be (k, n) or (heads, k, n)", members("E", floats("(3,)", 1, 2, 3))),
        arguments("must be (2, 3) like E", members("E", e, "F", SIX)),
        arguments("no elements", members("E", floats("(0, 3)"))),
        arguments("is NaN at [0, 1]", members("E", floats("(1, 2)", 1, Float.NaN))));
  }

  @ParameterizedTest
  @MethodSource("refusedProjections")
  void projectionsThatDoNotFitAreRefusedByName(String why, Map<String, byte[]> members) {
    InputException refused = assertThrows(InputException.class, () -> projections(members));
    assertTrue(refused.getMessage().contains(why), refused.getMessage());
  }

  @Test
  void projectionsForOtherTokensOrHeadsDoNotFit() throws IOException {
    Projections perHead = projections(members("E", floats("(2, 1, 3)", 1, 2, 3, 4, 5, 6)));
    perHead.requireFit(2, 3);
    InputException length = assertThrows(InputException.class, () -> perHead.requireFit(2, 4));
    assertTrue(length.getMessage().contains("projects 3 tokens, but there are 4"));
    InputException heads = assertThrows(InputException.class, () -> perHead.requireFit(12, 3));
    assertTrue(heads.getMessage().contains("2 heads, but there are 12"));
    projections(members("E", floats("(1, 3)", 1, 2, 3))).requireFit(12, 3);
  }

  @Test
  void aDamagedFileIsRefusedAsWhatItsNameSays() throws IOException {
    Path safetensors = folder.resolve("a.safetensors");
    Files.write(safetensors, new byte[8]);
    assertTrue(refusal(safetensors).contains("is no .safetensors file"), refusal(safetensors));
    Path npy = folder.resolve("a.npy");
    Files.write(npy, new byte[0]);
    assertTrue(refusal(npy).contains("is not a NumPy array"), refusal(npy));
  }

  private static String refusal(Path file) {
    return assertThrows(
            InputException.class, () -> TensorFile.readTensors(file, new Cancellation()))
        .getMessage();
  }

  @Test
  void whatIsNoTensorFileIsRefused() throws IOException {
    Path text = file("q k v".getBytes(StandardCharsets.UTF_8));
    InputException refused =
        assertThrows(InputException.class, () -> TensorFile.readTensors(text, new Cancellation()));
    assertTrue(refused.getMessage().contains("no complete .npz"), refused.getMessage());
    for (Path path : List.of(folder, folder.resolve("none.npz"))) {
      assertThrows(InputException.class, () -> TensorFile.readTensors(path, new Cancellation()));
      assertThrows(
          InputException.class, () -> TensorFile.readProjections(path, new Cancellation()));
    }
  }
}
