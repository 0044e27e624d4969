package org.homolog.network.layered;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.homolog.failure.HomologException;
import org.homolog.network.attention.FeatureGain;
import org.homolog.network.attention.Gate;
import org.homolog.network.attention.KeyValueAttention;
import org.homolog.network.attention.SelfAttention;
import org.homolog.network.attention.SpatialGain;
import org.homolog.network.convolution.AveragePool;
import org.homolog.network.convolution.Convolution;
import org.homolog.network.convolution.ConvolutionalRecurrent;
import org.homolog.network.convolution.MaxPool;
import org.homolog.network.normalisation.BatchNorm;
import org.homolog.network.normalisation.DivisiveNorm;
import org.homolog.network.normalisation.LayerNorm;
import org.homolog.network.plasticity.FastWeights;
import org.homolog.network.plasticity.ShortTermPlasticity;
import org.homolog.network.prediction.PredictiveCoding;
import org.homolog.network.spiking.LeakyReadout;
import org.homolog.network.spiking.RunningMaximum;
import org.homolog.network.spiking.Spiking;
import org.homolog.network.spiking.Threshold;
import org.homolog.network.vision.Contrast;
import org.homolog.network.vision.Gabor;
import org.homolog.network.vision.Grey;
import org.homolog.network.vision.HmaxC1;
import org.homolog.network.vision.HmaxC2;
import org.homolog.network.vision.Resize;

/** The parts networks are made of, by the name they have in studies and files. */
public final class PartKinds {
  /**
   * One kind of part.
   *
   * @param name its name in studies and files
   * @param title what it is
   * @param options its options; a record that implements {@link Part}
   */
  public record Kind(String name, String title, Class<? extends Record> options) {}

  private static final Map<String, Kind> KINDS = new LinkedHashMap<>();

  static {
    put("dense", "fully connected units", Dense.class);
    put("activation", "an activation function by itself", Activation.class);
    put("dropout", "units left out at random while learning", Dropout.class);
    put("add", "residual skip connection: the sum with an earlier layer", Add.class);
    put("concatenate", "dense skip connection: beside an earlier layer", Concatenate.class);
    put("select", "some of the channels", Select.class);
    put("reshape", "units in a row as an image", Reshape.class);
    put("convolution", "convolution of an image, with pooling", Convolution.class);
    put("max-pool", "maximum over patches of an image", MaxPool.class);
    put("average-pool", "mean over patches of an image, or all of it", AveragePool.class);
    put(
        "convolutional-recurrent",
        "areas of convolutional units with lateral and feedback connections",
        ConvolutionalRecurrent.class);
    put("layer-norm", "layer normalisation", LayerNorm.class);
    put("batch-norm", "batch normalisation", BatchNorm.class);
    put("divisive-norm", "divisive normalisation", DivisiveNorm.class);
    put("spatial-gain", "a gain that follows an attended place", SpatialGain.class);
    put("feature-gain", "a gain that follows attended features", FeatureGain.class);
    put("gate", "a gate that another layer opens", Gate.class);
    put("attention", "attention by learned keys and values", KeyValueAttention.class);
    put("self-attention", "attention among the places of an image", SelfAttention.class);
    put("predictive-coding", "units that predict the layer below", PredictiveCoding.class);
    put("grey", "one channel of several", Grey.class);
    put("resize", "a smaller image", Resize.class);
    put("contrast", "each stimulus by its own contrast", Contrast.class);
    put("gabor", "energy of Gabor filters", Gabor.class);
    put("hmax-c1", "filters and their maxima over patches, as of HMAX", HmaxC1.class);
    put("hmax-c2", "templates of filters and their maxima, as of HMAX", HmaxC2.class);
    put("spiking", "leaky integrate-and-fire units", Spiking.class);
    put("threshold", "binary units with a surrogate derivative", Threshold.class);
    put("leaky-readout", "units that integrate spikes and do not fire", LeakyReadout.class);
    put("running-maximum", "the largest value so far", RunningMaximum.class);
    put(
        "short-term-plasticity",
        "recurrent units whose synapses deplete and facilitate",
        ShortTermPlasticity.class);
    put(
        "fast-weights",
        "recurrent units with connections that change within a trial",
        FastWeights.class);
  }

  private PartKinds() {}

  private static void put(String name, String title, Class<? extends Record> options) {
    KINDS.put(name, new Kind(name, title, options));
  }

  /**
   * All kinds.
   *
   * @return the kinds, in order
   */
  public static List<Kind> all() {
    return List.copyOf(KINDS.values());
  }

  /**
   * The kind of a name.
   *
   * @param name its name
   * @return the kind
   * @throws HomologException naming those that exist
   */
  public static Kind named(String name) {
    Kind kind = KINDS.get(name);
    if (kind == null) {
      throw HomologException.unknown("part", name, new ArrayList<>(KINDS.keySet()));
    }
    return kind;
  }
}
