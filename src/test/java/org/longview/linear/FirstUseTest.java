package org.longview.linear;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

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
}
