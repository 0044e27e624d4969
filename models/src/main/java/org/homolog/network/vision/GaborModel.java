package org.homolog.network.vision;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.homolog.network.layered.Blueprint;
import org.homolog.network.layered.LayeredSpec;
import org.homolog.network.layered.Readout;
import org.homolog.spi.Option;

/**
 * A bank of Gabor filters over an image, as a model of primary visual cortex without training: the
 * layer {@code energy} is the mean energy of each wavelength and orientation over patches.
 *
 * @param input how the image is taken
 * @param orientations number of orientations
 * @param wavelengths wavelengths, in places of the image that is filtered
 * @param pool width of the patches
 */
public record GaborModel(
    ImageInput input,
    @Option(text = "number of orientations", byDefault = "8", min = 1, max = 360) int orientations,
    @Option(
            text = "wavelengths, in places of the image that is filtered",
            byDefault = "4, 8, 16",
            min = 2,
            max = 1000)
        List<Double> wavelengths,
    @Option(
            text = "width of the patches whose mean is taken, 1 for none",
            byDefault = "8",
            min = 1,
            max = 10000)
        int pool)
    implements LayeredSpec {
  /** Refuses impossible filters. */
  public GaborModel {
    wavelengths = List.copyOf(wavelengths);
    blueprint(input, orientations, wavelengths, pool);
  }

  @Override
  public String kind() {
    return "gabor";
  }

  @Override
  public Blueprint blueprint() {
    return blueprint(input, orientations, wavelengths, pool);
  }

  private static Blueprint blueprint(
      ImageInput input, int orientations, List<Double> wavelengths, int pool) {
    List<String> parts = new ArrayList<>(input.parts());
    String listed = wavelengths.stream().map(String::valueOf).collect(Collectors.joining("/"));
    parts.add("gabor " + orientations + " wavelengths=" + listed);
    parts.add("average-pool " + pool + " as=energy");
    parts.add("activation linear");
    return Blueprint.of(parts, List.of(), Readout.NONE, List.of("energy"), 0);
  }
}
