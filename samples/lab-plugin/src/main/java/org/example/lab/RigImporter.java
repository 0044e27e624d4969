package org.example.lab;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.homolog.failure.HomologException;
import org.homolog.population.Column;
import org.homolog.population.Recording;
import org.homolog.population.SpikeTrains;
import org.homolog.population.Table;
import org.homolog.spi.Hdf5;
import org.homolog.spi.Importer;

/**
 * Reads the files our rig writes: HDF5 with an attribute {@code rig} on the root group, one dataset
 * of spike times in milliseconds per unit below {@code /spikes}, and {@code /trials/onset}
 * (milliseconds) with {@code /trials/stimulus}.
 */
public final class RigImporter implements Importer {
  @Override
  public String id() {
    return "example-rig";
  }

  @Override
  public String summary() {
    return "HDF5 files of the example rig: spikes per unit in milliseconds, and a table of trials";
  }

  @Override
  public int claims(Probe probe) {
    boolean ours =
        probe.isHdf5()
            && !probe.rootAttribute("rig").isEmpty()
            && probe.rootChildren().contains("spikes");
    return ours ? 2 : 0;
  }

  @Override
  public Recording open(Path file, Map<String, Object> options, Host host) {
    for (String option : options.keySet()) {
      throw HomologException.mistake(
          "importer " + id() + " takes no options, but \"" + option + "\" is given for " + file);
    }
    try (Hdf5 hdf5 = host.openHdf5(file)) {
      List<String> units = hdf5.children("/spikes");
      // Spikes are few here, so they are read at once and the file is closed again.
      double[][] seconds = new double[units.size()][];
      for (int unit = 0; unit < seconds.length; unit++) {
        seconds[unit] = seconds(hdf5.numbers("/spikes/" + units.get(unit)));
      }
      Table trials =
          Table.of(
              Column.numbers("onset", seconds(hdf5.numbers("/trials/onset")))
                  .unit("s")
                  .description("stimulus onset"),
              Column.texts("stimulus", hdf5.texts("/trials/stimulus")));
      return Recording.builder(String.valueOf(file.getFileName()))
          .format("example rig " + hdf5.attribute("/", "rig"))
          .units(
              Table.of(Column.texts("unit", units.toArray(String[]::new))), SpikeTrains.of(seconds))
          .table("trials", trials)
          .build();
    }
  }

  private static double[] seconds(double[] milliseconds) {
    double[] seconds = new double[milliseconds.length];
    for (int i = 0; i < seconds.length; i++) {
      seconds[i] = milliseconds[i] / 1000;
    }
    return seconds;
  }
}
