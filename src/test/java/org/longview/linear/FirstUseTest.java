package org.longview.linear;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.ejml.data.FMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.CommonOps_FDRM;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.longview.OtherProcess;

class FirstUseTest {
  @Test
  void everyKernelIsUsed() {
    Set<String> used = new TreeSet<>();
    Kernels recorded =
        (Kernels)
            Proxy.newProxyInstance(
                Kernels.class.getClassLoader(),
                new Class<?>[] {Kernels.class},
                (proxy, method, arguments) -> {
                  used.add(method.getName());
                  return method.invoke(Kernels.best(), arguments);
                });
    FirstUse.of(recorded);
    Set<String> kernels =
        Arrays.stream(Kernels.class.getMethods())
            .filter(method -> !Modifier.isStatic(method.getModifiers()))
            .map(Method::getName)
            .filter(name -> !name.equals("description"))
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(kernels, used);
  }

  /** Products in a process of their own, which tells how many bytes the last one made. */
  static final class Products {
    private Products() {}

    public static void main(String[] arguments) {
      Kernels kernels = Kernels.best();
      ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
      int n = 128;
      Matrix x = Matrix.zeros(n, n);
      PackedMatrix packed = kernels.pack(x);
      Matrix product = Matrix.zeros(n, n);
      long before = 0;
      for (int i = 0; i < 500; i++) {
        before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
        kernels.multiply(x, packed, null, product);
      }
      System.out.println(threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before);
    }
  }

  /**
   * Whatever the count of calls at which the runtime compiles; it began with these between the
   * first uses of two operations.
   */
  @ParameterizedTest
  @ValueSource(ints = {1_000, 2_000, 3_000})
  void noVectorIsAnObjectWhereverCompilingBegins(int threshold) throws IOException {
    Process process =
        OtherProcess.of(
                Products.class,
                List.of(
                    "--add-modules=jdk.incubator.vector",
                    "-Xbatch",
                    "-XX:-TieredCompilation",
                    "-XX:CompileThreshold=" + threshold),
                List.of(),
                Kernels.class,
                FMatrixRMaj.class,
                CommonOps_FDRM.class,
                CommonOps_DDRM.class,
                Nullable.class)
            .redirectError(Redirect.DISCARD)
            .start();
    String bytes = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
    assertTrue(Long.parseLong(bytes) < 100_000, bytes);
  }
}
