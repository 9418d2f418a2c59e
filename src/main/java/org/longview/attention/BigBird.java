package org.longview.attention;

import java.util.Arrays;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.longview.work.InputException;

/**
 * BigBird: a window, global tokens, and for every query a few random keys (Zaheer et al. 2020,
 * section 2). In the block form all this is said of blocks of b tokens: a block looks at itself and
 * its two neighbours, the first and the last block are global, and every block between them has its
 * own random blocks, which differ from head to head (appendix D). The token form is that of blocks
 * of one token, with any window and any global tokens.
 *
 * <p>It belongs to a text of n tokens. A last block that is shorter is there to be shown, but
 * {@link #check} refuses it. Immutable; the random keys are looked up when they are first needed.
 */
public final class BigBird implements RunPattern {
  /** More rows than that are not counted one by one. */
  private static final int MOST_ROWS = 1 << 20;

  private final int n;
  private final int block;
  private final int blocks;
  private final WindowGlobal units;
  private final RandomKeys random;
  private final boolean ofTokens;
  private volatile int @Nullable [] @Nullable [] keys;

  private BigBird(int n, int block, WindowGlobal units, RandomKeys random, boolean ofTokens) {
    this.n = n;
    this.block = block;
    this.units = units;
    this.random = random;
    this.ofTokens = ofTokens;
    blocks = (int) (((long) n + block - 1) / block);
  }

  /**
   * The token form.
   *
   * @param n number of tokens
   * @param window w, total; it has no dilation
   * @param random keys of every token, the same for all heads
   */
  public static BigBird ofTokens(int n, long window, GlobalTokens globals, RandomKeys random) {
    WindowGlobal units = new WindowGlobal(new Window(window, 1), globals);
    return new BigBird(n, 1, units, random, true);
  }

  /**
   * The block form.
   *
   * @param n number of tokens
   * @param block b, tokens of a block
   * @param random blocks of the blocks 1 … n/b − 2 of one head
   * @throws InputException if the block is not positive
   */
  public static BigBird ofBlocks(int n, int block, RandomKeys random) {
    if (block < 1) {
      throw new InputException("The block size b is " + block + "; it must be 1 or more.");
    }
    int last = (n - 1) / block;
    WindowGlobal units = new WindowGlobal(new Window(2, 1), GlobalTokens.of(0, last));
    return new BigBird(n, block, units, random, false);
  }

  /** b, the tokens of a block; 1 in the token form. */
  public int block() {
    return block;
  }

  /** The global tokens; in the block form those of the first and the last block. */
  public GlobalTokens globals() {
    return ofTokens
        ? units.globals()
        : GlobalTokens.of(
            IntStream.range(0, n).filter(i -> units.globals().contains(i / block)).toArray());
  }

  /** The random blocks, or keys, of each; those that are allowed anyway left out. */
  private int[][] keys() {
    int[][] known = keys;
    if (known == null) {
      known = new int[blocks][];
      for (int row = 0; row < blocks; row++) {
        known[row] = keysOf(row);
      }
      keys = known;
    }
    return known;
  }

  private int[] keysOf(int row) {
    return units.globals().contains(row) ? new int[0] : random.of(row, blocks, units);
  }

  @Override
  public boolean allows(int query, int key) {
    int row = query / block;
    int unit = key / block;
    return units.allows(row, unit) || Arrays.binarySearch(keys()[row], unit) >= 0;
  }

  @Override
  public boolean allowsAny(int queryFrom, int queryTo, int keyFrom, int keyTo, boolean causal) {
    // Without the queries before all keys and the keys after all queries, a pair of blocks that is
    // causal has a pair of tokens that is
    int first = causal ? Math.max(queryFrom, keyFrom) : queryFrom;
    int end = causal ? Math.min(keyTo, queryTo) : keyTo;
    return first < queryTo
        && keyFrom < end
        && (units.allowsAny(
                first / block,
                (queryTo - 1) / block + 1,
                keyFrom / block,
                (end - 1) / block + 1,
                causal)
            || allowsFar(queryFrom, queryTo, keyFrom, keyTo, causal));
  }

  /** A random key; a row of blocks after the other is searched. */
  @Override
  public boolean allowsFar(int queryFrom, int queryTo, int keyFrom, int keyTo, boolean causal) {
    int[][] all = keys();
    int from = keyFrom / block;
    int to = (keyTo - 1) / block + 1;
    for (int row = queryFrom / block; row <= (queryTo - 1) / block; row++) {
      int place = Arrays.binarySearch(all[row], from);
      int next = place < 0 ? -place - 1 : place;
      if (next < all[row].length && all[row][next] < (causal ? Math.min(to, row) : to)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public boolean allowsEvery(int queryFrom, int queryTo, int keyFrom, int keyTo) {
    return units.allowsEvery(
        queryFrom / block, (queryTo - 1) / block + 1, keyFrom / block, (keyTo - 1) / block + 1);
  }

  /**
   * Counts pairs of blocks, each of which has b² pairs of tokens.
   *
   * @throws UncountedException if given keys are so many that they are not counted
   */
  @Override
  public long exactEntries(long length) {
    requireLength(length);
    long pairs = Math.addExact(units.exactEntries(blocks), randomPairs());
    int rest = n % block;
    if (rest == 0) {
      return Math.multiplyExact(pairs, (long) block * block);
    }
    // The last block is global, so its row and its column are whole
    long whole = Math.multiplyExact(pairs - 2L * blocks + 1, (long) block * block);
    return Math.addExact(whole, 2L * rest * block * (blocks - 1) + (long) rest * rest);
  }

  private long randomPairs() {
    long widest = 2 * Math.min(units.local().half(), n) + 1 + units.globals().count();
    if (random instanceof RandomKeys.Drawn drawn && blocks - widest >= drawn.count()) {
      return (long) drawn.count() * (blocks - units.globals().count());
    }
    requireFew();
    long pairs = 0;
    for (int row = 0; row < blocks; row++) {
      if (!units.globals().contains(row)) {
        pairs +=
            random instanceof RandomKeys.Drawn drawn
                ? drawn.count(row, blocks, units)
                : keys()[row].length;
      }
    }
    return pairs;
  }

  /**
   * Counts the random keys before each query.
   *
   * @throws UncountedException if the rows are so many that they are not counted
   */
  @Override
  public long causalEntries(long length) {
    requireLength(length);
    requireFew();
    long before = units.causalEntries(blocks) - blocks;
    for (int row = 0; row < blocks; row++) {
      int[] of = keysOf(row);
      before += -Arrays.binarySearch(of, row) - 1;
    }
    int rest = n % block;
    long own = blocks * triangle(block);
    if (rest == 0) {
      return Math.addExact(Math.multiplyExact(before, (long) block * block), own);
    }
    long whole = Math.multiplyExact(before - (blocks - 1), (long) block * block);
    return Math.addExact(
        whole, (long) rest * block * (blocks - 1) + own - triangle(block) + triangle(rest));
  }

  private void requireLength(long length) {
    if (length != n) {
      throw new ArithmeticException("a pattern of " + n + " tokens has no count at " + length);
    }
  }

  private void requireFew() {
    if (blocks > MOST_ROWS) {
      throw new UncountedException("random keys of " + blocks + " rows are not counted");
    }
  }

  private static long triangle(long t) {
    return t * (t + 1) / 2;
  }

  /**
   * n·(w + g + r) with the g keys that are global; in the block form n·b·(3 + 2 + r) (Zaheer et al.
   * 2020, appendix D). The rows of the global tokens are left out.
   */
  @Override
  public long formulaEntries(long length) {
    long window = ofTokens ? units.local().window() : 3;
    long r = random instanceof RandomKeys.Drawn drawn ? drawn.count() : given().perRow();
    long each = Math.addExact(window, units.globals().count() + r);
    return Math.multiplyExact(length, Math.multiplyExact(each, block));
  }

  private RandomKeys.Given given() {
    return (RandomKeys.Given) random;
  }

  @Override
  public String name() {
    return "bigbird";
  }

  @Override
  public void check(int length) {
    if (length % block != 0) {
      throw new InputException(
          "The block size %d does not divide the %d tokens; take %s, or %d tokens."
              .formatted(block, length, divisors(length, block), length - length % block));
    }
    units.globals().check(blocks);
    random.check(blocks, ofTokens ? "token" : "block");
  }

  /** The nearest block sizes that do divide: "32 or 64". */
  private static String divisors(int n, int block) {
    int below = block;
    while (n % below != 0) {
      below--;
    }
    int above = Math.min(block, n);
    while (n % above != 0) {
      above++;
    }
    return below == above ? "blocks of " + below : "blocks of " + below + " or " + above;
  }

  /** The tokens, and once more the global ones. */
  @Override
  public int[] keyOrder(int n) {
    return KeyOrders.concatenate(KeyOrders.natural(n), globals().positions());
  }

  @Override
  public void keys(int query, int n, Keys taker) {
    int row = query / block;
    if (units.globals().contains(row)) {
      taker.add(0, n);
      return;
    }
    int half = (int) Math.min(units.local().half(), blocks);
    int from = Math.max(0, row - half);
    int to = Math.min(blocks, row + half + 1);
    int[] far = keys()[row];
    int before = -Arrays.binarySearch(far, row) - 1;
    addEach(far, 0, before, taker);
    taker.add(from * block, to * block);
    addEach(far, before, far.length, taker);
    int below = units.globals().countBelow(from);
    int until = units.globals().countBelow(to);
    taker.add(n, n + below * block);
    taker.add(n + until * block, n + units.globals().count() * block);
  }

  private void addEach(int[] far, int from, int to, Keys taker) {
    for (int i = from; i < to; i++) {
      taker.add(far[i] * block, (far[i] + 1) * block);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof BigBird that
        && n == that.n
        && block == that.block
        && ofTokens == that.ofTokens
        && units.equals(that.units)
        && random.equals(that.random);
  }

  @Override
  public int hashCode() {
    return Objects.hash(n, block, units, random, ofTokens);
  }

  @Override
  public String toString() {
    return "BigBird[n=%d, block=%d, %s, %s]".formatted(n, block, units, random);
  }
}
