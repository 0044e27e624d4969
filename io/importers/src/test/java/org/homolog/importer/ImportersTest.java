package org.homolog.importer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.homolog.failure.HomologException;
import org.homolog.hdf5.WrittenFile;
import org.homolog.inspection.Inspection;
import org.homolog.inspection.Inspector;
import org.homolog.population.Column;
import org.homolog.population.Recording;
import org.homolog.population.Table;
import org.homolog.spi.Hdf5;
import org.homolog.spi.Importer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportersTest {
  @TempDir Path folder = Path.of("");

  /** A laboratory's importer: files whose root says {@code rig}, and text files that start so. */
  private static final class Rig implements Importer {
    @Override
    public String id() {
      return "rig";
    }

    @Override
    public String summary() {
      return "files of one rig";
    }

    @Override
    public int claims(Probe probe) {
      boolean text =
          new String(probe.head(), java.nio.charset.StandardCharsets.UTF_8).startsWith("rig");
      return text || !probe.rootAttribute("rig").isEmpty() && probe.rootChildren().contains("ints")
          ? 2
          : 0;
    }

    @Override
    public Recording open(Path file, Map<String, Object> options, Host host) {
      if (file.toString().endsWith(".txt")) {
        return Recording.builder("text").format("rig").build();
      }
      try (Hdf5 hdf5 = host.openHdf5(file)) {
        assertTrue(hdf5.exists("/units/times"));
        assertFalse(hdf5.exists("/units/nothing"));
        assertEquals(3, hdf5.children("/units").size());
        assertArrayEquals(new long[] {2, 3}, hdf5.shape("/doubles"));
        assertArrayEquals(
            new double[] {2, 5}, hdf5.numbers("/doubles", new long[] {0, 1}, new int[] {2, 1}));
        assertArrayEquals(new String[] {"-70000", "70000"}, hdf5.texts("/ints"));
        assertEquals("", hdf5.attribute("/units", "none"));
        return Recording.builder("rig")
            .format("rig " + hdf5.attribute("/", "rig"))
            .table("t", Table.of(Column.texts("texts", hdf5.texts("/texts"))))
            .build();
      }
    }
  }

  private Path rigFile() {
    Path sample = folder.resolve("rig.h5");
    return WrittenFile.write(
        sample,
        root -> {
          root.putAttribute("rig", "7");
          root.putDataset("doubles", new double[][] {{1, 2, 3}, {4, 5, 6}});
          root.putDataset("ints", new int[] {-70000, 70000});
          root.putDataset("texts", new String[] {"one", "zwei", "три"});
          var units = root.putGroup("units");
          units.putDataset("times", new double[] {1});
          units.putDataset("ends", new int[] {1});
          units.putDataset("area", new String[] {"V1"});
        });
  }

  @Test
  void theSurestClaimWinsWhateverTheName() throws IOException {
    Importers importers = Importers.with(List.of(new Rig()));
    assertEquals("rig", importers.find(rigFile()).id());
    assertEquals("hdf5", Importers.builtIn().find(rigFile()).id());
    Path misnamed = Files.copy(rigFile(), folder.resolve("looks-like.nwb"));
    assertEquals("hdf5", Importers.builtIn().find(misnamed).id());
    Path text = Files.writeString(folder.resolve("day.txt"), "rig 4\n");
    assertEquals("rig", importers.find(text).id());
    assertEquals("rig", importers.open(text, null, Map.of()).format());
  }

  @Test
  void aPluginsImporterReadsThroughTheHostsReader() {
    Inspection inspection = Inspector.inspect(rigFile(), Importers.with(List.of(new Rig())));
    assertEquals("rig", inspection.importer());
    assertEquals("rig 7", inspection.format());
    assertTrue(inspection.toText().contains("zwei"), inspection.toText());
  }

  @Test
  void unknownAndDoubledImportersAreRefused() {
    HomologException unknown =
        assertThrows(
            HomologException.class, () -> Importers.builtIn().open(rigFile(), "mathlab", Map.of()));
    assertEquals(HomologException.Kind.MISTAKE, unknown.kind());
    assertTrue(
        String.valueOf(unknown.getMessage()).contains("did you mean \"matlab\""),
        unknown.getMessage());
    assertThrows(HomologException.class, () -> Importers.with(List.of(new Rig(), new Rig())));
    assertEquals(
        List.of(
            "nwb", "homolog", "matlab", "snirf", "netcdf", "rsatoolbox", "neural-latents", "hdf5"),
        Importers.builtIn().all().stream().map(Importer::id).toList());
  }

  @Test
  void whatTheReaderDoesNotFindIsNamed() {
    try (Hdf5 hdf5 = new LentHdf5(rigFile(), 1)) {
      assertThrows(HomologException.class, () -> hdf5.children("/nothing"));
      assertThrows(HomologException.class, () -> hdf5.numbers("/texts"));
      assertThrows(HomologException.class, () -> hdf5.attribute("/nothing", "a"));
    }
  }
}
