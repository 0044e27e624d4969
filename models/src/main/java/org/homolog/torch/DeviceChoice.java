package org.homolog.torch;

import java.util.Arrays;
import java.util.Locale;
import org.homolog.failure.HomologException;

/** Where networks are computed. */
public enum DeviceChoice {
  /** The processor. */
  CPU,
  /** The first graphics processor; refused where the engine sees none. */
  GPU,
  /** A graphics processor where the engine sees one, else the processor. */
  AUTO;

  /**
   * The choice of that name.
   *
   * @param name cpu, gpu or auto, in any case
   * @return the choice
   * @throws HomologException if there is no such choice
   */
  public static DeviceChoice named(String name) {
    for (DeviceChoice choice : values()) {
      if (choice.name().equalsIgnoreCase(name)) {
        return choice;
      }
    }
    throw HomologException.unknown(
        "device",
        name,
        Arrays.stream(values()).map(c -> c.name().toLowerCase(Locale.ROOT)).toList());
  }
}
