package org.longview.linear;

import java.lang.System.Logger.Level;

/** Chooses the kernels when the class is initialised, and logs why. */
final class KernelChoice {
  static final Kernels PLAIN = new PlainKernels();
  static final Kernels BEST = choose();

  private KernelChoice() {}

  private static Kernels choose() {
    System.Logger log = System.getLogger(Kernels.class.getName());
    if (Boolean.getBoolean("longview.plainKernels")) {
      log.log(Level.INFO, "Plain kernels: asked for by -Dlongview.plainKernels=true.");
      return PLAIN;
    }
    if (ModuleLayer.boot().findModule("jdk.incubator.vector").isEmpty()) {
      log.log(
          Level.INFO,
          "Plain kernels: the module jdk.incubator.vector is not there;"
              + " --add-modules=ALL-SYSTEM adds it if the Java runtime has it.");
      return PLAIN;
    }
    try {
      Kernels kernels =
          Class.forName("org.longview.linear.vector.VectorKernels")
              .asSubclass(Kernels.class)
              .getDeclaredConstructor()
              .newInstance();
      FirstUse.of(kernels);
      log.log(Level.INFO, kernels.description() + ": the module jdk.incubator.vector is there.");
      return kernels;
    } catch (ReflectiveOperationException | LinkageError e) {
      log.log(Level.WARNING, "Plain kernels: the vector kernels do not run on this Java.", e);
      return PLAIN;
    }
  }
}
