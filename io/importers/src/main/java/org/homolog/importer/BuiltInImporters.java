package org.homolog.importer;

import java.util.List;
import org.homolog.importer.hdf5.Hdf5Importer;
import org.homolog.importer.homolog.HomologImporter;
import org.homolog.importer.latents.LatentsImporter;
import org.homolog.importer.matlab.MatlabImporter;
import org.homolog.importer.netcdf.NetcdfImporter;
import org.homolog.importer.nwb.NwbImporter;
import org.homolog.importer.rsatoolbox.RsatoolboxImporter;
import org.homolog.importer.snirf.SnirfImporter;
import org.homolog.spi.HomologPlugin;
import org.homolog.spi.Importer;
import org.homolog.spi.PluginInfo;

/** The importers that come with homolog. */
public final class BuiltInImporters implements HomologPlugin {
  /** Found by the service loader. */
  public BuiltInImporters() {}

  @Override
  public PluginInfo info() {
    return new PluginInfo(
        "homolog-importers",
        "1",
        "NWB 2, MATLAB 7.3, netCDF-4, SNIRF, rsatoolbox, Neural Latents and any other HDF5",
        "");
  }

  @Override
  public int level() {
    return 1;
  }

  /** The narrower format first: of equal claims the first wins. */
  @Override
  public List<Importer> importers() {
    return List.of(
        new NwbImporter(),
        new HomologImporter(),
        new MatlabImporter(),
        new SnirfImporter(),
        new NetcdfImporter(),
        new RsatoolboxImporter(),
        new LatentsImporter(),
        new Hdf5Importer());
  }
}
