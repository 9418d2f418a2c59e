package org.longview;

/** Starts Longview. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {}
}
