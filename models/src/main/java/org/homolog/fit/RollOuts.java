package org.homolog.fit;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.homolog.learning.TrainedNetwork;
import org.homolog.network.Responses;

/** What a fitted network does in every recorded trial, without the steps of preparation. */
final class RollOuts {
  /** Trials computed at once: bounds memory. */
  private static final int BATCH = 128;

  private RollOuts() {}

  /** Trials x bins x units by layer. */
  static Map<String, float[]> of(TrainedNetwork trained, FittedTrials trials) {
    Standardisation unscaled = Standardisation.none(trials.units());
    Map<String, float[]> layers = new LinkedHashMap<>();
    for (int first = 0; first < trials.count(); first += BATCH) {
      int[] some = IntStream.range(first, Math.min(trials.count(), first + BATCH)).toArray();
      Responses responses = trained.respond(trials.batch(some, unscaled));
      for (String layer : responses.layerNames()) {
        int units = responses.units(layer);
        float[] whole =
            layers.computeIfAbsent(
                layer,
                name -> new float[Math.multiplyExact(trials.count() * trials.bins(), units)]);
        float[] from = responses.layer(layer);
        for (int i = 0; i < some.length; i++) {
          for (int bin = 0; bin < trials.bins(); bin++) {
            System.arraycopy(
                from,
                ((trials.preparation() + bin) * some.length + i) * units,
                whole,
                (some[i] * trials.bins() + bin) * units,
                units);
          }
        }
      }
    }
    return layers;
  }
}
