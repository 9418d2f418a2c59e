package org.longview.cli;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class CommandNamesTest {
  @Test
  void commandsAndOptionsAreToldFromFilesToOpen() {
    assertTrue(Commands.isCommand("render"));
    assertTrue(Commands.isCommand("--help"));
    assertFalse(Commands.isCommand("essay.pdf"));
    assertFalse(Commands.isCommand("demo.longview"));
  }
}
