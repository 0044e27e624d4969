package org.homolog.network.vision;

import java.util.ArrayList;
import java.util.List;
import org.homolog.network.layered.Blueprint;
import org.homolog.network.layered.LayeredSpec;
import org.homolog.network.layered.Readout;
import org.homolog.spi.Option;

/**
 * A hierarchy of template matching and maxima over an image (HMAX), as a model of the ventral
 * stream without training: layers c1 and c2. See {@link HmaxC1} and {@link HmaxC2}.
 *
 * @param input how the image is taken
 * @param bands number of bands
 */
public record HierarchicalMaxModel(
    ImageInput input,
    @Option(
            text = "number of bands; the patches of band b are 2 b + 6 places wide",
            byDefault = "8",
            min = 1,
            max = 16)
        int bands)
    implements LayeredSpec {
  /** Refuses impossible numbers. */
  public HierarchicalMaxModel {
    blueprint(input, bands);
  }

  @Override
  public String kind() {
    return "hmax";
  }

  @Override
  public Blueprint blueprint() {
    return blueprint(input, bands);
  }

  private static Blueprint blueprint(ImageInput input, int bands) {
    List<String> parts = new ArrayList<>(input.parts());
    parts.add("activation linear as=seen");
    parts.add("hmax-c1 " + bands + " as=c1");
    parts.add("hmax-c2 seen " + bands + " as=c2");
    parts.add("activation linear");
    return Blueprint.of(parts, List.of(), Readout.NONE, List.of("c1", "c2"), 0);
  }
}
