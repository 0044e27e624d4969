package org.homolog.standard;

import java.util.List;
import org.homolog.alignment.PcaAlignment;
import org.homolog.predictivity.PredictivityComparison;
import org.homolog.rsa.Rsa;
import org.homolog.spi.Analysis;
import org.homolog.spi.HomologPlugin;
import org.homolog.spi.PluginInfo;

/** homolog's own comparisons. */
public final class StandardPlugin implements HomologPlugin {
  private static final PluginInfo INFO =
      new PluginInfo("standard", "0.1.0", "homolog's own comparisons", "");

  @Override
  public PluginInfo info() {
    return INFO;
  }

  @Override
  public int level() {
    return 1;
  }

  @Override
  public List<Analysis<?, ?>> analyses() {
    return List.of(new Rsa(), new PredictivityComparison(), new PcaAlignment());
  }
}
