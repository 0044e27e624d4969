package org.example.lab;

import java.util.List;
import org.homolog.spi.Analysis;
import org.homolog.spi.HomologPlugin;
import org.homolog.spi.Importer;
import org.homolog.spi.PluginInfo;

/** Tells homolog what this jar offers. */
public final class LabPlugin implements HomologPlugin {
  @Override
  public PluginInfo info() {
    return new PluginInfo("example-lab", "1.0", "Rig files and sparseness profiles", "");
  }

  @Override
  public int level() {
    return 1;
  }

  @Override
  public List<Importer> importers() {
    return List.of(new RigImporter());
  }

  @Override
  public List<Analysis<?, ?>> analyses() {
    return List.of(new SparsenessComparison());
  }
}
