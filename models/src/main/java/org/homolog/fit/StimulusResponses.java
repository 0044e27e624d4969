package org.homolog.fit;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.homolog.failure.HomologException;
import org.homolog.linalg.Matrix;
import org.homolog.network.Network;
import org.homolog.network.NetworkSpec;
import org.homolog.network.Responses;
import org.homolog.network.layered.LayeredSpec;
import org.homolog.population.Column;
import org.homolog.population.Table;
import org.homolog.spi.Run;
import org.homolog.spi.Trials;
import org.homolog.torch.Torch;

/** What the layers of a network answer to stimuli, without any training: a baseline. */
public final class StimulusResponses {
  /** Stimuli computed at once: bounds memory. */
  private static final int BATCH = 16;

  private StimulusResponses() {}

  /**
   * A network before any training for stimuli of a given length.
   *
   * @param spec a network without time
   * @param inputs length of a stimulus
   * @param seed where its initial weights come from
   * @return the network; one output where the declaration leaves their number open
   * @throws HomologException if the network has time, or does not take so many inputs
   */
  public static Network network(NetworkSpec spec, int inputs, long seed) {
    if (spec.stepSeconds() != 0) {
      throw HomologException.mistake(
          "a " + spec.kind() + " has a time course, stimuli have none; give it a task");
    }
    int outputs =
        spec instanceof LayeredSpec layered ? layered.blueprint().outputs(inputs).orElse(1) : 1;
    return Network.initial(spec, inputs, outputs, seed);
  }

  /**
   * The activity of every layer.
   *
   * @param network a network without time
   * @param stimuli stimuli x inputs
   * @param torch the engine
   * @param run told how it goes
   * @return stimuli x units, row-major, by layer
   * @throws HomologException if the stimuli are of another length, or the run is cancelled
   */
  public static Map<String, float[]> of(Network network, Matrix stimuli, Torch torch, Run run) {
    Map<String, float[]> all = new LinkedHashMap<>();
    List<String> layers = network.spec().layerNames();
    for (int first = 0; first < stimuli.rows(); first += BATCH) {
      run.checkCancelled();
      run.progress((double) first / stimuli.rows());
      int count = Math.min(BATCH, stimuli.rows() - first);
      Responses responses = network.respond(trials(stimuli, first, count), torch);
      for (String layer : layers) {
        float[] some = responses.layer(layer);
        int units = some.length / count;
        float[] whole =
            all.computeIfAbsent(
                layer, name -> new float[Math.multiplyExact(stimuli.rows(), units)]);
        System.arraycopy(some, 0, whole, first * units, some.length);
      }
    }
    return all;
  }

  private static Trials trials(Matrix stimuli, int first, int count) {
    int inputs = stimuli.columns();
    float[] values = new float[Math.multiplyExact(count, inputs)];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) stimuli.array()[first * inputs + i];
    }
    int[] lengths = new int[count];
    Arrays.fill(lengths, 1);
    long[] numbers = new long[count];
    Arrays.setAll(numbers, i -> first + i);
    return new Trials(
        1,
        count,
        inputs,
        1,
        values,
        new float[count],
        new float[count],
        lengths,
        Table.of(Column.integers("trial", numbers)));
  }
}
