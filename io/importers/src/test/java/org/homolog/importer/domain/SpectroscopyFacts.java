package org.homolog.importer.domain;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.homolog.population.Recording;
import org.homolog.population.SampledSeries;
import org.homolog.population.Table;

/** The recording of near-infrared spectroscopy. */
final class SpectroscopyFacts {
  private SpectroscopyFacts() {}

  /** Checks one entry of the domain; false if there is no such check. */
  static boolean check(Recording recording, String key, JsonNode facts) {
    SampledSeries series = recording.series("data1");
    int samples = (int) series.sampleCount();
    double[] times = series.times(0, samples);
    switch (key) {
      case "formatVersion" -> assertEquals("SNIRF " + facts.textValue(), recording.format());
      case "data_shape" ->
          assertArrayEquals(
              Statistics.longs(facts), new long[] {samples, series.channels().rows()});
      case "time_first" -> assertEquals(facts.doubleValue(), times[0]);
      case "time_last" -> assertEquals(facts.doubleValue(), times[samples - 1]);
      case "median_dt" -> assertEquals(facts.doubleValue(), LarvalFacts.medianStep(times), 1e-12);
      case "sampling_rate_hz" ->
          assertEquals(facts.doubleValue(), 1 / LarvalFacts.medianStep(times), 1e-8);
      case "per_channel_mean" -> perChannel(series, facts, true);
      case "per_channel_std_population" -> perChannel(series, facts, false);
      case "stim" -> stimuli(recording.table("stim"), facts);
      case "wavelengths" -> {
        double[] wavelengths = Statistics.doubles(facts);
        assertArrayEquals(wavelengths, recording.array("/nirs/probe/wavelengths").numbers());
        for (int channel = 0; channel < series.channels().rows(); channel++) {
          int index = (int) series.channels().column("wavelengthIndex").number(channel);
          assertEquals(
              wavelengths[index - 1], series.channels().column("wavelength").number(channel));
        }
      }
      case "measurementLists" -> measurements(series.channels(), facts);
      default -> {
        return false;
      }
    }
    return true;
  }

  private static void perChannel(SampledSeries series, JsonNode facts, boolean mean) {
    int samples = (int) series.sampleCount();
    double[] values = series.read(0, samples);
    int width = series.channels().rows();
    for (int channel = 0; channel < width; channel++) {
      double[] one = new double[samples];
      for (int i = 0; i < samples; i++) {
        one[i] = values[i * width + channel];
      }
      double found = mean ? Statistics.mean(one) : Statistics.deviation(one);
      assertEquals(facts.get(channel).doubleValue(), found, 1e-12, "channel " + channel);
    }
  }

  private static void stimuli(Table table, JsonNode facts) {
    int rows = 0;
    for (Map.Entry<String, JsonNode> condition : facts.properties()) {
      List<double[]> own = new ArrayList<>();
      for (int row = 0; row < table.rows(); row++) {
        if (table.column("group").text(row).equals(condition.getKey())) {
          own.add(
              new double[] {
                table.column("onset").number(row),
                table.column("duration").number(row),
                table.column("amplitude").number(row)
              });
        }
      }
      JsonNode expected = condition.getValue().get("rows");
      assertEquals("onset, duration, amplitude", condition.getValue().get("columns").textValue());
      assertEquals(expected.size(), own.size(), condition.getKey());
      for (int i = 0; i < own.size(); i++) {
        assertArrayEquals(Statistics.doubles(expected.get(i)), own.get(i));
      }
      rows += own.size();
    }
    assertEquals(rows, table.rows());
  }

  private static void measurements(Table channels, JsonNode facts) {
    assertEquals(facts.size(), channels.rows());
    for (Map.Entry<String, JsonNode> measurement : facts.properties()) {
      int row = Integer.parseInt(measurement.getKey().replace("measurementList", "")) - 1;
      for (Map.Entry<String, JsonNode> fact : measurement.getValue().properties()) {
        if (!fact.getValue().isNumber()) {
          fail("no check of " + measurement.getKey() + "." + fact.getKey());
        }
        assertEquals(
            fact.getValue().doubleValue(),
            channels.column(fact.getKey()).number(row),
            measurement.getKey() + "." + fact.getKey());
      }
    }
  }
}
